package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenon.ir.Frame;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupNormTest {
  private final Variables variables = new Variables();

  @ParameterizedTest
  @CsvSource({"N 8 8 12, 4", "N 8 8 12, 12", "N H W 12, 1", "N T 6, 3", "N 4, 2"})
  void keepsSizes(String input, int groups) {
    assertEquals(input, apply(new GroupNorm.Rule(groups, 1e-5), input).type().toString());
    assertEquals(List.of("gamma", "beta"), variables.all().stream().map(Variable::local).toList());
  }

  @Test
  void tellsGroupsThatDoNotFit() {
    Problem problem =
        assertThrows(Problem.class, () -> apply(new GroupNorm.Rule(5, 1e-5), "N 8 8 12"));

    assertEquals("GroupNormGroups", problem.id());
    assertEquals("groups", problem.option());
    assertEquals(
        "cannot split 12 channels into 5 groups: its input is [N 8 8 12]", problem.getMessage());
  }

  private Tensor apply(Layer layer, String input) {
    Trace trace = new Trace(variables, true, DType.FLOAT32);
    Tensor x = trace.input("x", Notation.parse(input).type());
    Variables.Owner owner = new Variables.Owner(layer, 0, "groups", "GroupNorm");
    return trace.within(new Frame("groups", owner, Origin.NONE), () -> layer.apply(x));
  }
}
