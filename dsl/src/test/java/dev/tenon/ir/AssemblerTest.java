package dev.tenon.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Act;
import dev.tenon.Adam;
import dev.tenon.Dense;
import dev.tenon.Flatten;
import dev.tenon.Normalize;
import dev.tenon.ir.Declaration.Data;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Declaration.Placed;
import dev.tenon.ir.Declaration.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssemblerTest {
  private final List<Element> elements = new ArrayList<>();

  @Test
  void tracesFourFunctions() {
    Program program = mnist(10);

    assertEquals(
        List.of("initialize", "predict", "evaluate", "train"),
        program.functions().stream().map(Function::name).toList());
    assertEquals("N 10", program.function("predict").outputs().get("logits").toString());
    assertEquals(List.of("loss", "accuracy"), outputs(program, "train"));
    assertEquals(784 * 128 + 128 + 128 * 10 + 10, program.parameters());
  }

  @Test
  void namesVariablesByElement() {
    assertEquals(
        List.of("hidden/kernel", "hidden/bias", "logits/kernel", "logits/bias"),
        mnist(10).variables().stream().filter(Variable::trainable).map(Variable::name).toList());
  }

  @Test
  void movesEveryParameter() {
    Program program = mnist(10);
    List<Optimization> moved = program.function("train").optimizations();

    assertEquals(4, moved.size());
    for (Optimization optimization : moved) {
      assertEquals(optimization.variable().type(), optimization.gradient().type());
      assertEquals(2, optimization.slots().size());
    }
  }

  @Test
  void initialisesEveryVariable() {
    Program program = mnist(10);

    assertEquals(program.variables().size(), program.function("initialize").assigns().size());
  }

  @Test
  void inferenceComputesNoGradient() {
    assertTrue(
        mnist(10).function("predict").nodes().stream().allMatch(n -> n.phase() == Phase.FORWARD));
  }

  @Test
  void tellsWrongClassCount() {
    assertProblem(9, "ClassCount", "logits is [N 9], but Mnist has 10 classes");
  }

  @Test
  void warnsOfSoftmaxBeforeLogitsLoss() {
    element("pixels", null, List.of(), new Normalize.Rule(List.of(0.1307), List.of(0.3081)));
    element("flat", null, List.of(), new Flatten.Rule());
    element("logits", null, List.of(), new Dense.Rule(10, 0, true, Act.SOFTMAX));
    Assembler.Result result = Assembler.assemble(declaration());

    assertNotNull(result.program());
    assertEquals(
        List.of("DoubleSoftmax"), result.problems().stream().map(p -> p.problem().id()).toList());
    assertTrue(result.problems().get(0).warning());
  }

  @Test
  void tellsStatedShapeThatIsNotSo() {
    element("flat", "N 783", List.of(), new Flatten.Rule());
    assertEquals("[StatedShape] flat is stated to be [N 783] but is [uint8 N 784]", firstLine());
  }

  @Test
  void suggestsNamesNearAMisspeltOne() {
    element("pixels", null, List.of(), new Normalize.Rule(List.of(0.1307), List.of(0.3081)));
    element("hidden", null, List.of(), new Flatten.Rule());
    element("logits", null, List.of("hiden"), dense(10));
    assertEquals(
        "[UnknownLayer] \"hiden\" names no layer of MnistDense; did you mean \"hidden\"?",
        firstLine());
  }

  @Test
  void tellsCycles() {
    element("a", null, List.of("b"), new Flatten.Rule());
    element("b", null, List.of("a"), new Flatten.Rule());
    assertEquals("[Cycle] a feeds itself: a -> b -> a", firstLine());
  }

  private void assertProblem(int classes, String id, String message) {
    Assembler.Result result = assemble(classes);
    assertNull(result.program());
    assertEquals(1, result.problems().size(), result.problems()::toString);
    assertEquals(id, result.problems().get(0).problem().id());
    assertEquals(message, result.problems().get(0).problem().getMessage());
  }

  private String firstLine() {
    List<Declaration.Located> errors =
        Assembler.assemble(declaration()).problems().stream().filter(p -> !p.warning()).toList();
    assertEquals(1, errors.size(), errors::toString);
    return errors.get(0).problem().text().lines().findFirst().orElseThrow();
  }

  private Program mnist(int classes) {
    Assembler.Result result = assemble(classes);
    assertEquals(List.of(), result.problems());
    assertNotNull(result.program());
    return result.program();
  }

  private Assembler.Result assemble(int classes) {
    element("pixels", null, List.of(), new Normalize.Rule(List.of(0.1307), List.of(0.3081)));
    element("flat", "N 784", List.of(), new Flatten.Rule());
    element("hidden", null, List.of(), new Dense.Rule(128, 0, true, Act.RELU));
    element("logits", null, List.of(), dense(classes));
    return Assembler.assemble(declaration());
  }

  private static Dense.Rule dense(int units) {
    return new Dense.Rule(units, 0, true, Act.LINEAR);
  }

  private void element(String name, String stated, List<String> from, Object... layers) {
    Origin origin = Origin.of(name, name);
    elements.add(
        new Element(
            name,
            Arrays.stream(layers)
                .map(l -> new Placed(l, l.getClass().getEnclosingClass().getSimpleName(), origin))
                .toList(),
            from,
            null,
            stated == null ? null : new Text(stated, origin),
            null,
            origin,
            from.isEmpty() ? null : origin));
  }

  private Declaration declaration() {
    return new Declaration(
        "MnistDense",
        elements,
        new Data("Mnist", "uint8 N 28 28 1", "int32 N", 10, 0, Origin.NONE),
        Learning.by(new Adam.Rule(1e-3, 0.9, 0.999, 1e-7)),
        null,
        Map.of(),
        Origin.NONE);
  }

  private static List<String> outputs(Program program, String function) {
    return List.copyOf(program.function(function).outputs().keySet());
  }
}
