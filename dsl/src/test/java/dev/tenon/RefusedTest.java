package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.op.Pieces;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What tensors and layers refuse for its type or its number of axes, and what they take. */
class RefusedTest {
  private static final List<String> DTYPES =
      List.of("float32", "float64", "int32", "int64", "uint8", "bool");

  /** Operations by name. */
  private static final Map<String, Function<Tensor, Tensor>> OPERATIONS =
      Map.ofEntries(
          Map.entry("exp", Tensor::exp),
          Map.entry("tanh", Tensor::tanh),
          Map.entry("softmax", Tensor::softmax),
          Map.entry("sqrt", Tensor::sqrt),
          Map.entry("mean", x -> x.mean(0)),
          Map.entry("variance", x -> x.variance(0)),
          Map.entry("minus", Tensor::unaryMinus),
          Map.entry("abs", Tensor::abs),
          Map.entry("sign", Tensor::sign),
          Map.entry("square", Tensor::square),
          Map.entry("plus", x -> x.plus(x)),
          Map.entry("times", x -> x.times(x)),
          Map.entry("plus1", x -> x.plus(1)),
          Map.entry("sum", x -> x.sum(0)),
          Map.entry("prod", x -> x.prod(0)),
          Map.entry("max", x -> x.max(0)),
          Map.entry("cumsum", x -> x.cumsum(0)),
          Map.entry("argMax", x -> x.argMax(0)),
          Map.entry("greater", x -> x.greater(x)),
          Map.entry("equalTo", x -> x.equalTo(x)),
          Map.entry("oneHot", x -> x.oneHot(3)),
          Map.entry("and", x -> x.and(x)),
          Map.entry("not", Tensor::not),
          Map.entry("pow", x -> x.pow(2)),
          Map.entry("bias", x -> x.biasAdd(x.max(0))),
          Map.entry("flip", x -> x.flip(0)),
          Map.entry("transpose", Tensor::transpose),
          Map.entry("tile", x -> x.tile(2, 2)),
          Map.entry("pad", x -> x.pad(1, 1, 1)),
          Map.entry("concat", x -> x.concat(x, 0)),
          Map.entry("select", x -> x.equalTo(x).select(x, x)),
          Map.entry("matMul", x -> x.matMul(x)));

  private final Trace trace = new Trace(new Variables(), true, DType.FLOAT32);
  private final Tensor x = input("N 4");

  /**
   * Each row: the operation, then what it gives for each of {@link #DTYPES}; a problem by its id.
   */
  @ParameterizedTest
  @CsvSource({
    "and, ConditionDtype, ConditionDtype, ConditionDtype, ConditionDtype, ConditionDtype, bool",
    "not, ConditionDtype, ConditionDtype, ConditionDtype, ConditionDtype, ConditionDtype, bool",
    "argMax, int32, int32, int32, int32, int32, int32",
    "equalTo, bool, bool, bool, bool, bool, bool",
    "greater, bool, bool, bool, bool, bool, NumberInput",
    "concat, float32, float64, int32, int64, uint8, bool",
    "flip, float32, float64, int32, int64, uint8, bool",
    "pad, float32, float64, int32, int64, uint8, bool",
    "select, float32, float64, int32, int64, uint8, bool",
    "tile, float32, float64, int32, int64, uint8, bool",
    "transpose, float32, float64, int32, int64, uint8, bool",
    "cumsum, float32, float64, int32, int64, uint8, NumberInput",
    "max, float32, float64, int32, int64, uint8, NumberInput",
    "mean, float32, float64, int32, int64, uint8, NumberInput",
    "prod, float32, float64, int32, int64, uint8, NumberInput",
    "sum, float32, float64, int32, int64, uint8, NumberInput",
    "plus, float32, float64, int32, int64, uint8, NumberInput",
    "plus1, float32, float64, int32, int64, uint8, NumberInput",
    "times, float32, float64, int32, int64, uint8, NumberInput",
    "bias, float32, float64, int32, int64, uint8, NumberInput",
    "exp, float32, float64, FloatInput, FloatInput, FloatInput, FloatInput",
    "softmax, float32, float64, FloatInput, FloatInput, FloatInput, FloatInput",
    "sqrt, float32, float64, FloatInput, FloatInput, FloatInput, FloatInput",
    "tanh, float32, float64, FloatInput, FloatInput, FloatInput, FloatInput",
    "matMul, float32, float64, int32, int64, SignedInput, SignedInput",
    "minus, float32, float64, int32, int64, SignedInput, SignedInput",
    "sign, float32, float64, int32, int64, SignedInput, SignedInput",
    "square, float32, float64, int32, int64, SignedInput, SignedInput",
    "pow, float32, float64, int32, int64, SignedInput, NumberInput",
    "variance, float32, float64, int32, int64, SignedInput, NumberInput",
    "oneHot, WholeInput, WholeInput, float32, float32, float32, WholeInput"
  })
  void takesTypesOfNumbers(ArgumentsAccessor row) {
    for (int i = 0; i < DTYPES.size(); i++) {
      Tensor x = input(DTYPES.get(i) + " 4 4");
      String actual;
      try {
        actual = OPERATIONS.get(row.getString(0)).apply(x).dtype().toString();
      } catch (Problem problem) {
        actual = problem.id();
      }
      assertEquals(row.getString(i + 1), actual, row.getString(0) + " of " + x);
    }
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        refused(
            "BiasSize",
            "cannot add a bias [3] to the last axis of [N 4]",
            r -> r.x.biasAdd(r.input("3"))),
        refused(
            "BiasSize",
            "cannot add a bias [4 1] to the last axis of [N 4]",
            r -> r.x.biasAdd(r.input("4 1"))),
        refused(
            "DtypeMismatch",
            "cannot add a bias [float64 4] to [float32 N 4]",
            r -> r.x.biasAdd(r.input("float64 4"))),
        refused(
            "MatMulRank",
            "multiplies [... n k] by [... k m], not [N 4] by [4]",
            r -> r.x.matMul(r.input("4"))),
        refused(
            "SoftmaxRank",
            "takes [... C], but its input is a scalar",
            r -> r.input("scalar").softmax()),
        refused(
            "SoftmaxRank",
            "takes 5 axes at most, but its input is [1 1 1 1 1 4]",
            r -> r.input("1 1 1 1 1 4").softmax()),
        refused(
            "PickRank",
            "takes one value of the last axis of [... C], not of a scalar",
            r -> r.input("scalar").pick(r.input("int32 scalar"))),
        refused(
            "GatherTable",
            "takes rows of a table [V, ...], not of a scalar",
            r -> r.input("scalar").gather(r.input("int32 N"))),
        refused(
            "LogitsRank",
            "takes logits [N ... C], but these are [4]: the axis of classes is missing",
            r -> Tenon.softmaxCrossEntropy(r.input("4"), r.input("int32 scalar"))),
        refused(
            "UniformBounds",
            "has no number from 2.0 to 2.0",
            r -> r.trace.record(() -> Tenon.uniform("N 3", 2, 2))),
        refused(
            "NumberInput",
            "takes numbers, not [bool N]",
            r -> r.input("bool N").plus(r.input("bool N"))),
        refused("WholeInput", "takes whole numbers, not [N 4]", r -> r.x.oneHot(3)),
        refused(
            "SignedInput",
            "takes numbers with a sign, not [uint8 N]",
            r -> r.input("uint8 N").pow(2)),
        refused(
            "FloatInput", "takes floating numbers, not [int32 N]", r -> r.input("int32 N").tanh()));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void saysWhatDoesNotFit(String id, String message, Function<RefusedTest, Tensor> call) {
    Problem problem = assertThrows(Problem.class, () -> call.apply(this));
    assertEquals(message, problem.getMessage());
    assertFirstLine(problem);
    assertEquals(id, problem.id());
  }

  static Stream<Arguments> layers() {
    return Stream.of(
        layer("DenseRank", "takes [N ... C], but its input is [N]", Dense.class, "N", 3),
        layer("FlattenRank", "takes [N ...], but its input is [N]", Flatten.class, "N"),
        layer(
            "CropSize",
            "cuts off 4 of 4 rows: its input is [N 4 9 1]",
            Crop2d.class,
            "N 4 9 1",
            List.of(2)),
        layer(
            "ImageChannels",
            "needs a known number of channels, not C: its input is [N 4 4 C]",
            MaxPool2d.class,
            "N 4 4 C",
            List.of(2, 2)),
        layer(
            "UnknownChannels",
            "takes [N ... C] with a known number of channels, but its input is [N C]",
            LayerNorm.class,
            "N C"),
        layer(
            "TransposeAxes",
            "has the order [1, 1], but its input [N 4] has the axes 0 to 1",
            Transpose.class,
            "N 4",
            List.of(1, 1)));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void saysWhatDoesNotFitALayer(String id, String message, Layer layer, String input) {
    Tensor given = input(input);
    Problem problem =
        assertThrows(
            Problem.class, () -> LayerShapes.within(trace, layer, () -> layer.apply(given)));
    assertEquals(message, problem.getMessage());
    assertFirstLine(problem);
    assertEquals(id, problem.id());
  }

  @Test
  void flipsOfManyAxesAreMadeOfFewer() {
    Tensor x = input("1 2 1 2 N 2 1 2 3 2");
    assertEquals(x.type(), x.flip(1, 4, -1).type());
    int most =
        trace.nodes().stream()
            .filter(node -> node.primitive() instanceof Pieces.Reverse)
            .mapToInt(node -> node.input(0).dims().rank())
            .max()
            .orElseThrow();
    assertTrue(most <= 8, "reverses " + most + " axes at once");
  }

  /** That it is short, whatever the layer is called, and names no class of Tenon's own. */
  private static void assertFirstLine(Problem problem) {
    String told = problem.getMessage();
    String longest = "[" + problem.id() + "] encoder/conv2d_10 " + told;
    assertTrue(longest.length() < 120, longest);
    assertFalse(
        told.matches("(?s).*(dev\\.tenon|java\\.|\\w+@[0-9a-f]{4,}|\\$|Rule\\b|\\n).*"), told);
  }

  private static Arguments refused(String id, String message, Function<RefusedTest, Tensor> call) {
    return Arguments.of(id, message, call);
  }

  private static Arguments layer(
      String id, String message, Class<?> layer, String input, Object... required) {
    return Arguments.of(id, message, LayerOptions.layer(layer, null, required), input);
  }

  private Tensor input(String type) {
    return trace.input("x" + trace.inputs().size(), Notation.parse(type).type());
  }
}
