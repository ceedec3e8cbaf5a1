package dev.tenon.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.Add;
import dev.tenon.BatchNorm;
import dev.tenon.Conv2d;
import dev.tenon.DType;
import dev.tenon.Dense;
import dev.tenon.Dims;
import dev.tenon.Flatten;
import dev.tenon.From;
import dev.tenon.Init;
import dev.tenon.Input;
import dev.tenon.Layer;
import dev.tenon.LayerNorm;
import dev.tenon.LayerOf;
import dev.tenon.Model;
import dev.tenon.Tensor;
import dev.tenon.ir.mend.Amendments;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of weights follow from where layers stand, not from what is traced when. */
class VariableNamesTest {
  /** Asks for its weights in another order when it is trained. */
  @Retention(RetentionPolicy.RUNTIME)
  @LayerOf(Affine.Rule.class)
  @interface Affine {
    record Rule() implements Layer {
      @Override
      public Tensor apply(Tensor x) {
        List<String> names = x.training() ? List.of("b", "a") : List.of("a", "b");
        Map<String, Tensor> weights = new TreeMap<>();
        for (String name : names) {
          weights.put(name, x.parameter(name, Dims.of(x.dims().known(-1)), Init.ONES));
        }
        return x.times(weights.get("a")).plus(weights.get("b"));
      }
    }
  }

  @Model
  record Several(
      @Input("N 8 8 3") Tensor x,
      @Conv2d(filters = 4, kernel = 3) @BatchNorm Tensor conv,
      @Affine @Conv2d(filters = 4, kernel = 1) Tensor side,
      @From({"conv", "side"}) @Add Tensor sum,
      @Flatten Tensor flat,
      @LayerNorm @Dense(units = 3) @Affine Tensor y) {}

  private static final Map<String, String> EXPECTED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("conv/conv2d/kernel", "3 3 3 4"),
              Map.entry("conv/conv2d/bias", "4"),
              Map.entry("conv/batchNorm/gamma", "4"),
              Map.entry("conv/batchNorm/beta", "4"),
              Map.entry("conv/batchNorm/movingMean", "4"),
              Map.entry("conv/batchNorm/movingVariance", "4"),
              Map.entry("side/affine/a", "4"),
              Map.entry("side/affine/b", "4"),
              Map.entry("side/conv2d/kernel", "1 1 4 4"),
              Map.entry("side/conv2d/bias", "4"),
              Map.entry("y/layerNorm/gamma", "256"),
              Map.entry("y/layerNorm/beta", "256"),
              Map.entry("y/dense/kernel", "256 3"),
              Map.entry("y/dense/bias", "3"),
              Map.entry("y/affine/a", "3"),
              Map.entry("y/affine/b", "3")));

  /** p: predict, t: train, e: evaluate. */
  @ParameterizedTest
  @ValueSource(strings = {"pte", "pet", "tpe", "tep", "ept", "etp", "p", "t"})
  void areTheSameWhateverIsTracedFirst(String order) {
    Declaration declaration = Reflection.declaration(Several.class);
    Wiring wiring = new Wiring(declaration, Amendments.NONE, VariableNamesTest::fail);
    Variables variables = new Variables();
    for (char mode : order.toCharArray()) {
      Trace trace = new Trace(variables, mode == 't', DType.FLOAT32);
      new ForwardPass(declaration, wiring, trace, VariableNamesTest::fail).run();
    }
    variables.settleNames();

    assertEquals(EXPECTED, named(variables.all()));
  }

  @Test
  void areThoseOfTheProgram() {
    Program program = Assembler.assemble(Reflection.declaration(Several.class)).program();
    List<Variable> owned =
        program.variables().stream().filter(v -> v.role() != Variable.Role.SLOT).toList();

    assertEquals(EXPECTED, named(owned));
  }

  private static void fail(Declaration.Located problem) {
    throw problem.problem();
  }

  private static Map<String, String> named(List<Variable> variables) {
    Map<String, String> named = new TreeMap<>();
    variables.forEach(v -> named.put(v.name(), v.type().toString()));
    return named;
  }
}
