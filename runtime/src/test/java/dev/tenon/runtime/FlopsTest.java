package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Padding;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import dev.tenon.ir.op.Convolutions;
import dev.tenon.ir.op.CrossEntropies;
import dev.tenon.ir.op.Lstms;
import dev.tenon.ir.op.Normalisations;
import dev.tenon.ir.op.Pooling;
import dev.tenon.ir.op.Products;
import dev.tenon.ir.op.Reductions;
import dev.tenon.ir.op.Softmaxes;
import dev.tenon.ir.op.Upsampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How many operations each primitive says it takes. */
class FlopsTest {
  /** These move, make or convert numbers, or are logic; all others must count something. */
  private static final Set<String> FREE =
      Set.of(
          "And",
          "BroadcastTo",
          "Cast",
          "Concat",
          "Count",
          "CropEach",
          "CutEach",
          "DropoutMask",
          "Fill",
          "FlipEach",
          "Gather",
          "Not",
          "OneHot",
          "Or",
          "Pad",
          "Pick",
          "RandomIntegers",
          "RandomNormal",
          "RandomUniform",
          "Range",
          "Reshape",
          "Reverse",
          "Scalar",
          "Select",
          "Slice",
          "StopGradient",
          "Transpose",
          "TruncatedNormal",
          "UpSampleNearest",
          "Vector");

  @Test
  void onlyWhatMovesNumbersTakesNone() {
    Set<String> free = new TreeSet<>();
    PrimitiveCases.all()
        .filter(test -> flops(test.primitive(), test.inputTypes()) == 0)
        .forEach(test -> free.add(test.primitive().getClass().getSimpleName()));
    assertEquals(new TreeSet<>(FREE), free);
  }

  /**
   * Counted by hand.
   *
   * @param flops written as the sum that gives it
   */
  private record Counted(Primitive primitive, long flops, List<String> inputs) {
    static Counted of(Primitive primitive, long flops, String... inputs) {
      return new Counted(primitive, flops, List.of(inputs));
    }
  }

  static Stream<Counted> counted() {
    List<Integer> one = List.of(1, 1);
    List<Integer> two = List.of(2, 2);
    Padding same = Padding.SAME;
    Dims images = Dims.of(3, 8, 6, 4);
    return Stream.of(
        // a product and a sum for each of 5 inner elements of each of 2 x 7 results
        Counted.of(new Products.MatMul(false, false), 2 * 5 * 2 * 7, "2 5", "5 7"),
        Counted.of(new Products.MatMul(true, false), 2 * 5 * 2 * 7, "5 2", "5 7"),
        Counted.of(new Products.MatMul(false, true), 3 * 2 * 5 * 2 * 7, "N 2 5", "7 5"),
        Counted.of(new Products.BiasAdd(), 3 * 4, "N 4", "4"),
        Counted.of(new Products.BiasAddGrad(), 3 * 4, "N 4"),
        // 3 x 3 taps of 4 channels for each of 5 filters, everywhere
        Counted.of(
            new Convolutions.Conv2d(one, one, same, 1),
            2 * 3 * 3 * 4 * (3 * 8 * 6 * 5),
            "N 8 6 4",
            "3 3 4 5"),
        // with stride 2 a quarter of the places; with 2 groups half of the channels
        Counted.of(
            new Convolutions.Conv2d(two, one, same, 1),
            2 * 3 * 3 * 4 * (3 * 4 * 3 * 5),
            "N 8 6 4",
            "3 3 4 5"),
        Counted.of(
            new Convolutions.Conv2d(one, one, same, 2),
            2 * 3 * 3 * 2 * (3 * 8 * 6 * 6),
            "N 8 6 4",
            "3 3 2 6"),
        // a gradient meets each pair of input and output once, as the convolution does
        Counted.of(
            new Convolutions.Conv2dBackpropInput(images, two, one, same, 1),
            2 * 3 * 3 * 4 * (3 * 4 * 3 * 5),
            "3 3 4 5",
            "3 4 3 5"),
        Counted.of(
            new Convolutions.Conv2dBackpropFilter(Dims.of(3, 3, 4, 5), two, one, same, 1),
            2 * 3 * 3 * 4 * (3 * 4 * 3 * 5),
            "N 8 6 4",
            "N 4 3 5"),
        Counted.of(new Pooling.MaxPool2d(two, two, same), 4 * (3 * 4 * 3 * 4), "N 8 6 4"),
        Counted.of(new Pooling.AvgPool2d(two, two, same), (4 + 1) * (3 * 4 * 3 * 4), "N 8 6 4"),
        Counted.of(
            new Pooling.AvgPool2dGrad(images, two, two, same),
            (4 + 1) * (3 * 4 * 3 * 4),
            "N 4 3 4"),
        Counted.of(
            new Pooling.MaxPool2dGrad(two, two, same),
            (4 + 1) * (3 * 4 * 3 * 4),
            "N 8 6 4",
            "N 4 3 4",
            "N 4 3 4"),
        Counted.of(new Reductions.Sum(List.of(1)), 3 * 4, "N 4"),
        Counted.of(new Reductions.Mean(List.of(1)), 3 * 4 + 3, "N 4"),
        Counted.of(new Reductions.ArgMax(1), 3 * 4, "N 4"),
        // largest, difference, exp, sum, quotient
        Counted.of(new Softmaxes.Softmax(), 5 * 3 * 4, "N 4"),
        // and a logarithm a row
        Counted.of(new Softmaxes.LogSoftmax(), 5 * 3 * 4 + 3, "N 4"),
        // and the loss, log(sum) - (x - largest), and one less in the gradient
        Counted.of(
            new CrossEntropies.SparseSoftmaxCrossEntropy(), 5 * 3 * 4 + 3 * 3, "N 4", "int32 N"),
        // and the product with the labels, its sum, and a difference in the gradient
        Counted.of(new CrossEntropies.SoftLabelCrossEntropy(), 8 * 3 * 4, "N 4", "N 4"),
        // sum, centre, square, sum, scale, shift
        Counted.of(new Normalisations.BatchNorm(1e-3), 6 * 576 + 6 * 4, "N 8 6 4", "4", "4"),
        // 2 units: a product with 2 x 8, and for each 4 sums, 4 gates, 5 to mix and show the cell
        Counted.of(
            new Lstms.Lstm(false),
            5 * 3 * 2 * (2 * 2 * 4 + 4 + 4 + 5),
            "5 N 8",
            "2 8",
            "N 2",
            "N 2",
            "bool scalar"),
        // three mixtures of two: a difference, a product, a sum
        Counted.of(new Upsampling.UpSampleBilinear(two), 9 * 4 * 576, "N 8 6 4"));
  }

  @ParameterizedTest
  @MethodSource
  void counted(Counted test) {
    List<Type> types = test.inputs().stream().map(PrimitiveCase::type).toList();
    assertEquals(test.flops(), flops(test.primitive(), types));
  }

  static Stream<PrimitiveCase> fused() {
    return PrimitiveCases.all()
        .filter(test -> test.inputTypes().stream().allMatch(type -> type.rank() > 0))
        .filter(test -> expansion(test) > 0);
  }

  /**
   * A kernel does what its expansion does; one for bilinear images in more steps, since it mixes
   * along a side that stays as it is too.
   */
  @ParameterizedTest
  @MethodSource
  void fused(PrimitiveCase test) {
    long expanded = expansion(test);
    long fused = flops(test.primitive(), test.inputTypes());
    assertTrue(fused <= expanded * 2 && fused >= expanded * 0.25, fused + " against " + expanded);
  }

  /** What the expansion of a primitive takes; 0 where it has none. */
  private static long expansion(PrimitiveCase test) {
    Trace trace = new Trace(new Variables(), true, DType.FLOAT64);
    List<Tensor> inputs = new ArrayList<>();
    for (Type type : test.inputTypes()) {
      inputs.add(trace.input("x" + inputs.size(), type));
    }
    trace.record(() -> test.primitive().expand(inputs));
    return trace.nodes().stream()
        .mapToLong(
            (Node node) ->
                flops(node.primitive(), node.inputs().stream().map(Tensor::type).toList()))
        .sum();
  }

  private static long flops(Primitive primitive, List<Type> inputs) {
    return primitive.flops(inputs, primitive.infer(inputs)).at(PrimitiveCase.SIZES);
  }
}
