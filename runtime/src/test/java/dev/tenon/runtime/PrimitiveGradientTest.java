package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.DType;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Gradients;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Source;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/**
 * Every primitive in float64: what TensorFlow computes has the inferred type, and the gradients,
 * first and second, are those of central differences.
 */
@Tag("long")
class PrimitiveGradientTest {
  private static final double STEP = 1e-5;

  static Stream<PrimitiveCase> cases() {
    return Stream.concat(PrimitiveCases.all(), RandomCases.all());
  }

  @Test
  void noPrimitiveIsWithoutCase() {
    Set<Class<?>> covered =
        cases().map(c -> (Class<?>) c.primitive().getClass()).collect(Collectors.toSet());
    List<Class<? extends Primitive>> missing =
        Primitives.all().stream()
            .filter(p -> !covered.contains(p))
            .sorted(Comparator.comparing(Class::getName))
            .toList();
    assertEquals(List.of(), missing);
  }

  /**
   * What TensorFlow computes of a case, with the gradients of its outputs (each times random
   * numbers, added up) and the gradients of those gradients (likewise).
   */
  @ParameterizedTest
  @MethodSource("cases")
  void hasInferredTypeAndGradientsOfDifferences(PrimitiveCase test) {
    Trace trace = new Trace(new Variables(), true, DType.FLOAT64);
    Map<String, Value> values = new LinkedHashMap<>();
    Random random = new Random(test.toString().hashCode());
    List<Tensor> inputs = new ArrayList<>();
    for (Type type : test.inputTypes()) {
      inputs.add(input(test, trace, "x" + inputs.size(), type, values, random));
    }
    input(test, trace, "sizes", PrimitiveCase.type(test.sizedBy()), values, random);

    List<Tensor> outputs = trace.apply(test.primitive(), inputs);
    Map<String, Tensor> wanted = new LinkedHashMap<>();
    outputs.forEach(output -> wanted.put("y" + wanted.size(), output));
    List<Tensor> differentiated =
        IntStream.range(0, outputs.size())
            .filter(i -> test.differentiated() == null || test.differentiated().contains(i))
            .mapToObj(outputs::get)
            .toList();
    List<Tensor> xs = inputs.stream().filter(PrimitiveGradientTest::isFloat).toList();
    List<Tensor> first = new ArrayList<>();
    List<Tensor> second = new ArrayList<>();
    Tensor loss = weighted(test, trace, differentiated, values, random);
    if (loss != null) {
      wanted.put("loss", loss);
      first.addAll(Gradients.of(loss, xs));
      Tensor slope = weighted(test, trace, first, values, random);
      if (slope != null) {
        wanted.put("slope", slope);
        second.addAll(Gradients.of(slope, xs));
      }
    }
    fetch(wanted, "first", first);
    fetch(wanted, "second", second);
    try (Evaluator evaluator = new Evaluator(trace, wanted)) {
      Map<String, Value> results = evaluator.run(values);
      for (int i = 0; i < outputs.size(); i++) {
        Value result = results.get("y" + i);
        assertEquals(outputs.get(i).dtype(), result.dtype());
        assertEquals(
            Shape.of(outputs.get(i).dims().at(PrimitiveCase.SIZES).known()), result.shape());
      }
      for (int i = 0; i < first.size(); i++) {
        Map<String, double[]> expected = differences(evaluator, values, xs.get(i));
        assertGradient(expected.get("loss"), results.get("first" + i), "gradient", i);
        if (!second.isEmpty()) {
          assertGradient(expected.get("slope"), results.get("second" + i), "second gradient", i);
        }
      }
    }
  }

  private static void fetch(Map<String, Tensor> wanted, String name, List<Tensor> gradients) {
    for (int i = 0; i < gradients.size(); i++) {
      if (gradients.get(i) != null) {
        wanted.put(name + i, gradients.get(i));
      }
    }
  }

  private static void assertGradient(double[] expected, Value gradient, String what, int input) {
    // null means that nothing flows back, so there must be no difference either
    double[] actual = gradient == null ? new double[expected.length] : gradient.doubles();
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected, actual, 1e-6 * (1 + largest), what + " towards input " + input);
  }

  private static boolean isFloat(Tensor tensor) {
    return tensor.dtype().isFloating();
  }

  private static Tensor input(
      PrimitiveCase test,
      Trace trace,
      String name,
      Type type,
      Map<String, Value> values,
      Random random) {
    values.put(name, test.random(type, random));
    return trace.input(name, type);
  }

  /** The floating ones, each times random numbers, added up; null if there is none. */
  private static Tensor weighted(
      PrimitiveCase test,
      Trace trace,
      List<Tensor> tensors,
      Map<String, Value> values,
      Random random) {
    Tensor sum = null;
    for (Tensor tensor : tensors) {
      if (tensor != null && isFloat(tensor)) {
        String name = "weight" + values.size();
        Tensor weights = input(test, trace, name, tensor.type(), values, random);
        Tensor part = tensor.times(weights).sum();
        sum = sum == null ? part : sum.plus(part);
      }
    }
    return sum;
  }

  /** Central differences of loss and slope, for each number of an input. */
  private static Map<String, double[]> differences(
      Evaluator evaluator, Map<String, Value> values, Tensor input) {
    String name = ((Source.Input) input.node().primitive()).name();
    Value value = values.get(name);
    Map<String, double[]> differences = new LinkedHashMap<>();
    for (int i = 0; i < value.count(); i++) {
      Map<String, Value> after = evaluator.run(moved(values, name, i, STEP));
      Map<String, Value> before = evaluator.run(moved(values, name, i, -STEP));
      for (String of : List.of("loss", "slope")) {
        if (after.containsKey(of)) {
          differences.computeIfAbsent(of, key -> new double[value.count()])[i] =
              (after.get(of).scalar() - before.get(of).scalar()) / (2 * STEP);
        }
      }
    }
    return differences;
  }

  private static Map<String, Value> moved(
      Map<String, Value> values, String input, int index, double change) {
    Value value = values.get(input);
    double[] numbers = value.doubles();
    numbers[index] += change;
    Map<String, Value> others = new LinkedHashMap<>(values);
    others.put(input, Value.of(numbers, value.shape().asArray()));
    return others;
  }
}
