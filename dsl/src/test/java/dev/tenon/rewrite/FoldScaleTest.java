package dev.tenon.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Init;
import dev.tenon.Padding;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Function;
import dev.tenon.ir.Node;
import dev.tenon.ir.Replay;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import dev.tenon.ir.op.Convolutions;
import dev.tenon.ir.op.Pooling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldScaleTest {
  private Trace trace = new Trace(new Variables(), false, DType.FLOAT32);
  private Tensor image = trace.input("image", Type.of("N", 8, 8, 4));
  private Tensor kernel = read("kernel", 3, 3, 4, 6);
  private Tensor bias = read("bias", 6);
  private Tensor factor = read("factor", 6);
  private Tensor shift = read("shift", 6);

  private Tensor read(String name, Object... sizes) {
    Type type = new Type(DType.FLOAT32, Dims.of(sizes));
    return trace.read(Variable.named(name, type, Init.ZEROS, Variable.Role.PARAMETER));
  }

  @Test
  void scalesTheKernelOfAConvolution() {
    assertEquals(List.of("multiply", "conv2d", "biasAdd"), rewritten(norm(convolved(image))));
  }

  @Test
  void addsShiftAndBiasFirst() {
    assertEquals(
        List.of("multiply", "conv2d", "multiply", "add", "biasAdd"),
        rewritten(norm(convolved(image).biasAdd(bias))));
  }

  @Test
  void letsAPoolingGoFirst() {
    Tensor pooled =
        trace.apply(
            new Pooling.MaxPool2d(List.of(2, 2), List.of(2, 2), Padding.VALID),
            norm(convolved(image)).relu());
    assertEquals(List.of("multiply", "conv2d", "maxPool2d", "biasAdd", "relu"), rewritten(pooled));
  }

  @Test
  void scalesTheWeightsOfAProduct() {
    Tensor rows = trace.input("rows", Type.of("N", 5));
    assertEquals(
        List.of("multiply", "matMul", "biasAdd"), rewritten(norm(rows.matMul(read("w", 5, 6)))));
  }

  @Test
  void leavesWhatIsUsedTwice() {
    Tensor map = convolved(image);
    assertEquals(
        List.of("conv2d", "multiply", "add", "sum", "sum", "add"),
        rewritten(norm(map).sum().plus(map.sum())));
    Tensor biased = convolved(image).biasAdd(bias);
    Tensor both = norm(biased).sum().plus(biased.node().input(0).sum());
    assertEquals(1, rewritten(both).stream().filter("conv2d"::equals).count());
  }

  @Test
  void leavesWhatIsNoProductOfWeights() {
    assertEquals(
        List.of("relu", "multiply", "add"), rewritten(norm(convolved(image).relu())).subList(1, 4));
    Tensor wide = trace.input("wide", Type.of("N", 6));
    assertEquals(List.of("multiply", "add"), rewritten(norm(wide)));
    Tensor other = trace.input("other", Type.of(5, 6));
    Tensor rows = trace.input("rows", Type.of("N", 5));
    assertEquals(List.of("matMul", "multiply", "add"), rewritten(norm(rows.matMul(other))));
  }

  @Test
  void leavesTrainingAlone() {
    trace = new Trace(new Variables(), true, DType.FLOAT32);
    image = trace.input("image", Type.of("N", 8, 8, 4));
    kernel = read("kernel", 3, 3, 4, 6);
    factor = read("factor", 6);
    shift = read("shift", 6);
    assertEquals(List.of("conv2d", "multiply", "add"), rewritten(norm(convolved(image))));
  }

  private Tensor convolved(Tensor x) {
    return trace.apply(
        new Convolutions.Conv2d(List.of(1, 1), List.of(1, 1), Padding.SAME, 1), x, kernel);
  }

  private Tensor norm(Tensor map) {
    return map.times(factor).plus(shift);
  }

  private List<String> rewritten(Tensor result) {
    Replay replay = Replay.of(trace, List.of(new FoldScale(), new PoolFirst()));
    Tensor now = replay.get(result);
    assertEquals(result.type(), now.type());
    return Function.of("f", replay.trace(), Map.of("result", now), List.of()).nodes().stream()
        .filter(node -> !node.inputs().isEmpty())
        .map(Node::primitive)
        .map(p -> p.method())
        .toList();
  }
}
