package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.ir.Frame;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.Executable;

/** What tests of layers' sizes share: a layer applied to an input of a type. */
abstract class LayerShapes {
  final Variables variables = new Variables();

  static void assertProblem(String id, String option, String message, Executable body) {
    Problem problem = assertThrows(Problem.class, body);
    assertEquals(message, problem.getMessage());
    assertEquals(id, problem.id());
    assertEquals(option, problem.option());
    assertTrue(problem.getMessage().length() < 120, problem.getMessage());
  }

  static List<Integer> numbers(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
  }

  List<String> listed() {
    return variables.all().stream().map(v -> v.local() + " " + v.type()).toList();
  }

  String shape(Layer layer, String input) {
    return apply(new Trace(variables, true, DType.FLOAT32), layer, input).type().toString();
  }

  static Tensor apply(Trace trace, Layer layer, String input) {
    Tensor x = trace.input("x", Notation.parse(input).type());
    return within(trace, layer, () -> layer.apply(x));
  }

  String join(Join join, String... types) {
    Trace trace = new Trace(variables, true, DType.FLOAT32);
    List<Tensor> inputs =
        Arrays.stream(types)
            .map(t -> trace.input("x" + trace.inputs().size(), Notation.parse(t).type()))
            .toList();
    return within(trace, join, () -> join.apply(inputs)).type().toString();
  }

  static Tensor within(Trace trace, Object owner, Supplier<Tensor> body) {
    Variables.Owner named = new Variables.Owner(owner, 0, "layer", "Layer");
    return trace.within(new Frame("layer", named, Origin.NONE), body);
  }
}
