package dev.tenon.ir.fluent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.DType;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import dev.tenon.models.Coders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Names of weights do not depend on the order of functions, nor on the mode that comes first. */
class FunctionOrderTest {
  private static final Map<String, String> EXPECTED =
      new TreeMap<>(
          Map.of(
              "encoder/dense/kernel", "3 4",
              "encoder/dense/bias", "4",
              "encoder/layerNorm/gamma", "4",
              "encoder/layerNorm/beta", "4",
              "encoder/dense_2/kernel", "4 4",
              "encoder/dense_2/bias", "4",
              "decoder/kernel", "4 3",
              "decoder/bias", "3",
              "scale", "4"));

  @Test
  void areTheSameWhenFunctionsAreReordered() {
    for (Object model : List.of(new Coders.Coder(), new Coders.Reordered())) {
      List<Variable> owned =
          FluentAssembler.assemble(model, "Model").orThrow().variables().stream()
              .filter(v -> v.role() != Variable.Role.SLOT)
              .toList();
      assertEquals(EXPECTED, named(owned), model.getClass().getSimpleName());
    }
  }

  @Test
  void areTheSameWhateverIsTracedFirst() {
    List<List<Integer>> orders =
        List.of(
            List.of(0, 1, 2),
            List.of(0, 2, 1),
            List.of(1, 0, 2),
            List.of(1, 2, 0),
            List.of(2, 0, 1),
            List.of(2, 1, 0));
    for (List<Integer> order : orders) {
      for (int trained = 0; trained < 3; trained++) {
        Coders.Coder model = new Coders.Coder();
        List<ModelMethod> methods = ModelMethod.of(Coders.Coder.class);
        Variables variables = new Variables(Ownership.of(model));
        for (int function : order) {
          Trace trace = new Trace(variables, function == trained, DType.FLOAT32);
          methods.get(function).call(model, trace, null);
        }
        variables.settleNames();
        assertEquals(EXPECTED, named(variables.all()), order + ", trained: " + trained);
      }
    }
  }

  private static Map<String, String> named(List<Variable> variables) {
    Map<String, String> named = new TreeMap<>();
    variables.forEach(v -> named.put(v.name(), v.type().toString()));
    return named;
  }
}
