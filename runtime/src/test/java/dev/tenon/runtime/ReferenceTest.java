package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tenon.Act;
import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Join;
import dev.tenon.Layer;
import dev.tenon.LayerOf;
import dev.tenon.Loss;
import dev.tenon.Losses;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Frame;
import dev.tenon.ir.Gradients;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layers, activations and losses in float64 against values of PyTorch: outputs, gradients towards
 * inputs and parameters, states after the step.
 */
class ReferenceTest {
  private static final Set<String> FAMILIES =
      Set.of(
          "activations",
          "attention",
          "augmentation",
          "convolutions",
          "dense",
          "dropout",
          "merging",
          "normalisations",
          "pooling",
          "recurrence",
          "reshaping",
          "sequences");

  static Stream<ReferenceCase> layers() {
    return FAMILIES.stream().sorted().flatMap(ReferenceCase::of);
  }

  static Stream<ReferenceCase> losses() {
    return ReferenceCase.of("losses");
  }

  /** Each activation that layers take as an option, on the cases of the layer of that name. */
  static Stream<Arguments> activations() {
    List<ReferenceCase> cases = ReferenceCase.of("activations").toList();
    return Arrays.stream(Act.values())
        .filter(act -> act != Act.LINEAR)
        .flatMap(
            act ->
                cases.stream()
                    .filter(c -> c.layerName().equalsIgnoreCase(act.name().replace("_", "")))
                    .filter(c -> c.layer().equals(c.withoutOptions().layer()))
                    .map(c -> Arguments.of(act, c)));
  }

  @Test
  void noLayerIsWithoutCases() {
    Set<String> layers =
        Classes.beside(LayerOf.class).stream()
            .filter(type -> type.isAnnotationPresent(LayerOf.class))
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(layers.size() >= 28, layers::toString);
    layers().map(ReferenceCase::layerName).toList().forEach(layers::remove);
    assertEquals(Set.of(), layers);
    assertTrue(layers().count() >= 200, layers().count() + " cases of layers");
  }

  @Test
  void noActivationIsWithoutCases() {
    Set<Object> missing = new HashSet<>(List.of(Act.values()));
    activations().forEach(arguments -> missing.remove(arguments.get()[0]));
    assertEquals(Set.of(Act.LINEAR), missing);
  }

  @Test
  void noLossIsWithoutCases() {
    Set<String> tested = losses().map(ReferenceCase::layerName).collect(Collectors.toSet());
    for (Loss loss : Loss.values()) {
      assertTrue(tested.contains(loss.method()), loss::name);
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void layerHasValuesAndGradients(ReferenceCase test) {
    Object layer = test.layer();
    check(
        test,
        inputs ->
            layer instanceof Join join ? join.apply(inputs) : ((Layer) layer).apply(inputs.get(0)),
        layer);
  }

  @ParameterizedTest
  @MethodSource("activations")
  void activationHasValuesAndGradients(Act activation, ReferenceCase test) {
    check(test, inputs -> activation.apply(inputs.get(0)), activation);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void lossHasValuesAndGradients(ReferenceCase test) {
    double delta = test.json().get("options").path("delta").asDouble(1);
    Loss loss =
        Arrays.stream(Loss.values())
            .filter(each -> each.method().equals(test.layerName()))
            .findFirst()
            .orElseThrow();
    check(
        test,
        inputs ->
            delta == 1
                ? loss.apply(inputs.get(0), inputs.get(1))
                : Losses.huber(inputs.get(0), inputs.get(1), delta),
        test);
  }

  static void check(ReferenceCase test, Join function, Object owner) {
    JsonNode json = test.json();
    Variables variables = new Variables();
    Trace trace = new Trace(variables, test.training(), DType.FLOAT64);
    Map<String, Value> values = new LinkedHashMap<>();
    List<Tensor> inputs = new ArrayList<>();
    for (JsonNode input : json.get("inputs")) {
      Tensor x = input(trace, "x" + inputs.size(), ReferenceCase.value(input), values);
      JsonNode mask = json.path("masks").path(inputs.size());
      inputs.add(
          mask.isObject()
              ? x.masked(input(trace, "mask" + inputs.size(), ReferenceCase.value(mask), values))
              : x);
    }
    Frame frame =
        new Frame("layer", new Variables.Owner(owner, 0, "layer", test.layerName()), Origin.NONE);
    Tensor output = trace.within(frame, () -> function.apply(inputs)).unmasked();
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
      assertClose("output", json.get("output"), results.get("output"), json.path("kept"));
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
    assertClose(what, tensor, actual, MissingNode.getInstance());
  }

  /** {@code kept}: which rows of the first axes count; missing where all do. */
  private static void assertClose(String what, JsonNode tensor, Value actual, JsonNode kept) {
    Value expected = ReferenceCase.value(tensor);
    assertEquals(expected.shape(), actual.shape(), what);
    double[] wanted = expected.doubles();
    double[] got = actual.doubles();
    int rows = kept.path("values").size();
    for (int i = 0; i < wanted.length; i++) {
      if (rows > 0 && kept.get("values").get(i / (wanted.length / rows)).asInt() == 0) {
        continue;
      }
      double allowed = 1e-9 * (1 + Math.abs(wanted[i]));
      assertEquals(wanted[i], got[i], allowed, what + " at " + i);
    }
  }
}
