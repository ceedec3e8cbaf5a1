package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Init;
import dev.tenon.Optimizer;
import dev.tenon.OptimizerOf;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Costs;
import dev.tenon.ir.Function;
import dev.tenon.ir.Network;
import dev.tenon.ir.Optimization;
import dev.tenon.ir.Program;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import dev.tenon.runtime.cli.Device;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Optimizers take the steps that the papers' rules take, in float64. */
class OptimizerTest {
  record Case(JsonNode json) {
    @Override
    public String toString() {
      return json.get("name").asText();
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream file = OptimizerTest.class.getResourceAsStream("/reference/optimizers.json")) {
      JsonNode cases = new ObjectMapper().readTree(file).get("cases");
      assertTrue(cases.size() >= 15, "only " + cases.size() + " cases");
      return StreamSupport.stream(cases.spliterator(), false).map(Case::new);
    }
  }

  @Test
  void noOptimizerIsWithoutCases() throws IOException {
    Set<String> optimizers =
        Classes.beside(OptimizerOf.class).stream()
            .filter(type -> type.isAnnotationPresent(OptimizerOf.class))
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(optimizers.containsAll(Set.of("Sgd", "AdamW")), optimizers::toString);
    cases().forEach(test -> optimizers.remove(test.json().get("optimizer").asText()));
    assertEquals(Set.of(), optimizers);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stepsAsTheRuleSays(Case test) throws ReflectiveOperationException {
    JsonNode json = test.json();
    Optimizer optimizer = optimizer(json.get("optimizer").asText(), json.get("options"));
    Type type = new Type(DType.FLOAT64, Dims.of((Object[]) sizes(json.get("initial"))));
    Variable weight = Variable.named("w/kernel", type, Init.ZEROS, Variable.Role.KERNEL);
    List<Variable> slots = new ArrayList<>();
    for (String slot : optimizer.slots()) {
      slots.add(Variable.named("w/kernel/" + slot, type, Init.ZEROS, Variable.Role.SLOT));
    }
    Program program = program(optimizer, weight, slots, json.get("initial"));

    try (ModelSession session = new ModelSession(new GraphBuilder(program), Device.CPU, 1)) {
      session.initialize(1);
      session.write(session.graph().weight("w/kernel"), value(json.get("initial")));
      for (int step = 0; step < json.get("gradients").size(); step++) {
        session.call("train", Map.of("gradient", value(json.get("gradients").get(step))));
        assertClose(json.get("parameters").get(step), session, "w/kernel");
        for (String slot : optimizer.slots()) {
          JsonNode expected = json.get("slots").get(step).get(slot);
          if (expected != null) {
            assertClose(expected, session, "w/kernel/" + slot);
          }
        }
      }
      assertEquals(
          json.get("gradients").size(),
          session.read(session.graph().weight("training/step")).scalar());
    }
  }

  private static void assertClose(JsonNode expected, ModelSession session, String variable) {
    double[] actual = session.read(session.graph().weight(variable)).doubles();
    // The learning rate is float32, so the seventh digit may differ.
    double[] values = doubles(expected);
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], actual[i], 1e-9 + 3e-7 * Math.abs(values[i]), variable);
    }
    assertArrayEquals(new int[] {values.length}, new int[] {actual.length});
  }

  private static Program program(
      Optimizer optimizer, Variable weight, List<Variable> slots, JsonNode initial) {
    List<Variable> all = new ArrayList<>(List.of(weight));
    all.addAll(slots);
    all.addAll(List.of(Variable.STEP, Variable.LEARNING_RATE));
    Trace start = new Trace(new Variables(), false, DType.FLOAT64);
    Tensor seed = start.input("seed", new Type(DType.INT64, Dims.SCALAR));
    for (Variable variable : all) {
      Init init =
          variable == Variable.LEARNING_RATE
              ? Init.constant(optimizer.learningRate())
              : variable.init();
      start.assignments().assign(variable, init.tensor(start, seed, variable.type(), 0));
    }
    Trace train = new Trace(new Variables(), true, DType.FLOAT64);
    Tensor gradient = train.input("gradient", weight.type());
    Tensor step = train.read(Variable.STEP);
    Optimization optimization =
        new Optimization(
            optimizer, weight, gradient, train.read(Variable.LEARNING_RATE), step, slots);
    train.assignments().assign(Variable.STEP, step.plus(1));
    return new Program(
        "Test",
        all,
        List.of(
            Function.of("initialize", start, Map.of(), List.of()),
            Function.of("train", train, Map.of(), List.of(optimization))),
        Costs.NONE,
        Network.NONE,
        optimizer.learningRate());
  }

  private static Optimizer optimizer(String name, JsonNode options)
      throws ReflectiveOperationException {
    Class<?> rule = Class.forName("dev.tenon." + name + "$Rule");
    RecordComponent[] components = rule.getRecordComponents();
    assertEquals(components.length, options.size());
    Object[] arguments =
        Arrays.stream(components)
            .map(c -> options.get(c.getName()))
            .map(n -> n.isBoolean() ? (Object) n.asBoolean() : (Object) n.asDouble())
            .toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return (Optimizer) rule.getDeclaredConstructor(types).newInstance(arguments);
  }

  private static Value value(JsonNode json) {
    return Value.of(
        doubles(json), Arrays.stream(sizes(json)).mapToLong(Integer::longValue).toArray());
  }

  private static double[] doubles(JsonNode json) {
    return StreamSupport.stream(json.get("values").spliterator(), false)
        .flatMapToDouble(n -> DoubleStream.of(n.asDouble()))
        .toArray();
  }

  private static Integer[] sizes(JsonNode json) {
    return StreamSupport.stream(json.get("dims").spliterator(), false)
        .map(JsonNode::asInt)
        .toArray(Integer[]::new);
  }
}
