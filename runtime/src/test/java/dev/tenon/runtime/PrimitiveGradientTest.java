package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.DType;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Gradients;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

/**
 * Every primitive in float64: what TensorFlow computes has the inferred type, and the gradient is
 * that of central differences.
 */
class PrimitiveGradientTest {
  private static final double STEP = 1e-5;

  static Stream<PrimitiveCase> cases() {
    return PrimitiveCases.all();
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

  @ParameterizedTest
  @MethodSource("cases")
  void hasInferredTypeAndGradientOfDifferences(PrimitiveCase test) {
    Trace trace = new Trace(new Variables(), true, DType.FLOAT64);
    Map<String, Value> values = new LinkedHashMap<>();
    Random random = new Random(test.toString().hashCode());
    List<Tensor> inputs = new ArrayList<>();
    for (Type type : test.inputTypes()) {
      String name = "x" + inputs.size();
      inputs.add(trace.input(name, type));
      values.put(name, test.random(type, random));
    }
    trace.input("sizes", PrimitiveCase.type(test.sizedBy()));
    values.put("sizes", test.random(PrimitiveCase.type(test.sizedBy()), random));

    List<Tensor> outputs = trace.apply(test.primitive(), inputs);
    Map<String, Tensor> wanted = new LinkedHashMap<>();
    outputs.forEach(output -> wanted.put("y" + wanted.size(), output));
    Tensor loss = loss(test, trace, outputs, values, random);
    List<Tensor> xs = loss == null ? List.of() : inputs.stream().filter(this::isFloat).toList();
    if (!xs.isEmpty()) {
      wanted.put("loss", loss);
      List<Tensor> gradients = Gradients.of(loss, xs);
      for (int i = 0; i < xs.size(); i++) {
        if (gradients.get(i) != null) {
          wanted.put("d" + inputs.indexOf(xs.get(i)), gradients.get(i));
        }
      }
    }
    try (Evaluator evaluator = new Evaluator(trace, wanted)) {
      Map<String, Value> results = evaluator.run(values);
      for (int i = 0; i < outputs.size(); i++) {
        Value result = results.get("y" + i);
        assertEquals(outputs.get(i).dtype(), result.dtype());
        assertEquals(
            Shape.of(outputs.get(i).dims().at(PrimitiveCase.SIZES).known()), result.shape());
      }
      for (Tensor x : xs) {
        String index = Integer.toString(inputs.indexOf(x));
        double[] expected = differences(evaluator, values, "x" + index);
        Value gradient = results.get("d" + index);
        // null means that nothing flows back, so there must be no difference either
        double[] actual = gradient == null ? new double[expected.length] : gradient.doubles();
        assertArrayEquals(expected, actual, 1e-6, "gradient towards input " + index);
      }
    }
  }

  private boolean isFloat(Tensor tensor) {
    return tensor.dtype().isFloating();
  }

  /** The outputs, each times random numbers, added up; null if none can be differentiated. */
  private Tensor loss(
      PrimitiveCase test,
      Trace trace,
      List<Tensor> outputs,
      Map<String, Value> values,
      Random random) {
    Tensor loss = null;
    for (int i = 0; i < outputs.size(); i++) {
      Tensor output = outputs.get(i);
      boolean asked = test.differentiated() == null || test.differentiated().contains(i);
      if (isFloat(output) && asked) {
        Tensor factor = trace.input("w" + i, output.type());
        values.put("w" + i, test.random(output.type(), random));
        Tensor part = output.times(factor).sum();
        loss = loss == null ? part : loss.plus(part);
      }
    }
    return loss;
  }

  private static double[] differences(
      Evaluator evaluator, Map<String, Value> values, String input) {
    double[] x = values.get(input).doubles();
    double[] differences = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      differences[i] =
          (lossAt(evaluator, values, input, i, STEP) - lossAt(evaluator, values, input, i, -STEP))
              / (2 * STEP);
    }
    return differences;
  }

  private static double lossAt(
      Evaluator evaluator, Map<String, Value> values, String input, int index, double change) {
    Value value = values.get(input);
    double[] moved = value.doubles();
    moved[index] += change;
    Map<String, Value> others = new LinkedHashMap<>(values);
    others.put(input, Value.of(moved, value.shape().asArray()));
    return evaluator.run(others).get("loss").scalar();
  }
}
