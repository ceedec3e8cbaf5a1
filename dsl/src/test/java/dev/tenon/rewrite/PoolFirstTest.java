package dev.tenon.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.DType;
import dev.tenon.Padding;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Function;
import dev.tenon.ir.Node;
import dev.tenon.ir.Replay;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import dev.tenon.ir.op.Pooling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolFirstTest {
  private final Trace trace = new Trace(new Variables(), true, DType.FLOAT32);
  private final Tensor map = trace.input("map", Type.of("N", 8, 8, 4));
  private final Tensor bias = trace.input("bias", Type.of(4));

  @Test
  void poolsBeforeBiasAndRelu() {
    Tensor pooled = pool(map.biasAdd(bias).relu());

    assertEquals(List.of("maxPool2d", "biasAdd", "relu"), rewritten(pooled));
  }

  @Test
  void leavesWhatIsUsedTwice() {
    Tensor activated = map.biasAdd(bias).relu();
    Tensor both = pool(activated).sum().plus(activated.sum());

    assertEquals(List.of("biasAdd", "relu", "maxPool2d", "sum", "sum", "add"), rewritten(both));
  }

  @Test
  void leavesWhatKeepsNoOrder() {
    assertEquals(List.of("negate", "maxPool2d"), rewritten(pool(map.unaryMinus())));
  }

  private Tensor pool(Tensor x) {
    return trace.apply(new Pooling.MaxPool2d(List.of(2, 2), List.of(2, 2), Padding.VALID), x);
  }

  private List<String> rewritten(Tensor result) {
    Replay replay = Replay.of(trace, List.of(new PoolFirst()));
    Tensor now = replay.get(result);
    assertEquals(result.type(), now.type());
    return Function.of("f", replay.trace(), Map.of("result", now), List.of()).nodes().stream()
        .filter(node -> !node.inputs().isEmpty())
        .map(Node::primitive)
        .map(p -> p.method())
        .toList();
  }
}
