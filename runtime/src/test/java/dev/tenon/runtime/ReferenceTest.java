package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Join;
import dev.tenon.Layer;
import dev.tenon.Loss;
import dev.tenon.Losses;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Gradients;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layers and losses in float64 against values of PyTorch: outputs, gradients towards inputs and
 * parameters, states after the step.
 */
class ReferenceTest {
  private static final Set<String> FAMILIES =
      Set.of(
          "activations",
          "convolutions",
          "dense",
          "merging",
          "normalisations",
          "pooling",
          "reshaping");

  static Stream<ReferenceCase> layers() {
    return FAMILIES.stream().sorted().flatMap(ReferenceCase::of).filter(ReferenceCase::hasLayer);
  }

  static Stream<ReferenceCase> losses() {
    return ReferenceCase.of("losses");
  }

  @Test
  void readsAllCases() {
    assertTrue(layers().count() >= 200, layers().count() + " cases of layers");
    assertEquals(31, losses().count());
    List<String> without =
        FAMILIES.stream()
            .flatMap(ReferenceCase::of)
            .filter(c -> !c.hasLayer())
            .map(ReferenceCase::layerName)
            .toList();
    assertEquals(List.of(), without);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void layerHasValuesAndGradients(ReferenceCase test) throws ReflectiveOperationException {
    Object layer = test.layer();
    check(
        test,
        inputs ->
            layer instanceof Join join ? join.apply(inputs) : ((Layer) layer).apply(inputs.get(0)),
        layer);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void lossHasValuesAndGradients(ReferenceCase test) {
    check(test, inputs -> loss(test, inputs.get(0), inputs.get(1)), test);
  }

  private static Tensor loss(ReferenceCase test, Tensor prediction, Tensor target) {
    return switch (test.layerName()) {
      case "softmaxCrossEntropy" -> Loss.SOFTMAX_CROSS_ENTROPY.apply(prediction, target);
      case "sigmoidCrossEntropy" -> Loss.SIGMOID_CROSS_ENTROPY.apply(prediction, target);
      case "squaredError" -> Loss.MEAN_SQUARED_ERROR.apply(prediction, target);
      case "absoluteError" -> Loss.MEAN_ABSOLUTE_ERROR.apply(prediction, target);
      case "huber" ->
          Losses.huber(prediction, target, test.json().get("options").get("delta").asDouble());
      default -> throw new AssertionError("no loss " + test.layerName());
    };
  }

  private static void check(ReferenceCase test, Join function, Object owner) {
    JsonNode json = test.json();
    Variables variables = new Variables();
    Trace trace = new Trace(variables, test.training(), DType.FLOAT64);
    Map<String, Value> values = new LinkedHashMap<>();
    List<Tensor> inputs = new ArrayList<>();
    for (JsonNode input : json.get("inputs")) {
      inputs.add(input(trace, "x" + inputs.size(), ReferenceCase.value(input), values));
    }
    Trace.Frame frame =
        new Trace.Frame(
            "layer", new Variables.Owner(owner, 0, "layer", test.layerName()), Origin.NONE);
    Tensor output = trace.within(frame, () -> function.apply(inputs));
    Tensor upstream = input(trace, "upstream", ReferenceCase.value(json.get("upstream")), values);
    variables.settleNames();
    Map<String, Variable> byName = new LinkedHashMap<>();
    variables.all().forEach(v -> byName.put(v.local(), v));
    assertEquals(names(json, "parameters", "states"), byName.keySet(), "variables");

    List<Tensor> towards =
        new ArrayList<>(inputs.stream().filter(x -> x.dtype().isFloating()).toList());
    List<String> parameters = List.copyOf(names(json, "parameters"));
    parameters.forEach(name -> towards.add(trace.read(byName.get(name))));
    List<Tensor> gradients = Gradients.of(output.times(upstream).sum(), towards);
    Map<String, Tensor> wanted = new LinkedHashMap<>();
    wanted.put("output", output.plus(0)); // an output that is an input cannot be fetched
    for (int i = 0; i < towards.size(); i++) {
      if (gradients.get(i) != null) {
        wanted.put("gradient" + i, gradients.get(i));
      }
    }
    try (Evaluator evaluator = new Evaluator(trace, wanted)) {
      for (String group : List.of("parameters", "states")) {
        for (String name : names(json, group)) {
          evaluator.set(byName.get(name).name(), ReferenceCase.value(json.get(group).get(name)));
        }
      }
      Map<String, Value> results = evaluator.run(values);
      assertClose("output", json.get("output"), results.get("output"));
      int gradient = 0;
      Iterator<JsonNode> expected = json.get("inputGradients").iterator();
      for (Tensor input : inputs) {
        JsonNode each = expected.next();
        if (input.dtype().isFloating()) {
          if (!each.isNull()) {
            assertClose("gradient of input", each, results.get("gradient" + gradient));
          }
          gradient++;
        }
      }
      for (String name : parameters) {
        JsonNode each = json.get("parameterGradients").get(name);
        assertClose("gradient of " + name, each, results.get("gradient" + gradient++));
      }
      for (String name : names(json, "statesAfter")) {
        Value after = evaluator.variables().get(byName.get(name).name());
        assertClose(name, json.get("statesAfter").get(name), after);
      }
    }
  }

  private static Tensor input(Trace trace, String name, Value value, Map<String, Value> values) {
    values.put(name, value);
    Object[] sizes = Arrays.stream(value.shape().asArray()).boxed().toArray();
    return trace.input(name, new Type(value.dtype(), Dims.of(sizes)));
  }

  private static Set<String> names(JsonNode json, String... groups) {
    Set<String> names = new TreeSet<>();
    for (String group : groups) {
      json.get(group).fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  private static void assertClose(String what, JsonNode tensor, Value actual) {
    Value expected = ReferenceCase.value(tensor);
    assertEquals(expected.shape(), actual.shape(), what);
    double[] wanted = expected.doubles();
    double[] got = actual.doubles();
    for (int i = 0; i < wanted.length; i++) {
      double allowed = 1e-9 * (1 + Math.abs(wanted[i]));
      assertEquals(wanted[i], got[i], allowed, what + " at " + i);
    }
  }
}
