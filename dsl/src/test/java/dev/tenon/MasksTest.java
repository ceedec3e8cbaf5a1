package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How masks go on, and what is said of those that do not fit or are dropped. */
class MasksTest {
  private final Trace trace = new Trace(new Variables(), true, DType.FLOAT32);
  private final Tensor x = input("N T 6");
  private final Tensor mask = input("bool N T");

  private Tensor input(String type) {
    return trace.input("x" + trace.inputs().size(), Notation.parse(type).type());
  }

  /** The mask of what {@code function} makes of {@link #x}, masked. */
  private Tensor after(UnaryOperator<Tensor> function) {
    return function.apply(x.masked(mask)).mask().orElseThrow();
  }

  @Test
  void travelsUnchangedThroughWhatKeepsPositions() {
    Tensor table = input("6 4");
    Tensor bias = input("4");
    assertEquals(mask, after(x -> x.tanh().times(2).plus(x)));
    assertEquals(mask, after(x -> x.matMul(table).biasAdd(bias).relu()));
    assertEquals(mask, after(x -> x.mean(-1)));
    assertEquals(mask, after(x -> x.meanKeep(-1)));
    assertEquals(mask, after(x -> x.softmax()));
    assertEquals(mask, after(x -> x.reshape("N T 2 3").reshape("N T 6")));
    assertEquals(mask, after(x -> x.concat(x, 2)));
    assertEquals(mask, after(x -> x.argMax(-1)));
    assertEquals(mask, after(x -> x.slice(2, 1, 3)));
    assertEquals(mask, after(x -> x.transpose(0, 1, 2)));
    assertEquals(mask, after(x -> x.expandDims(-1).squeeze(-1)));
  }

  @Test
  void travelsFromIndicesToRows() {
    Tensor ids = input("int32 N T");
    assertEquals(mask, input("9 4").gather(ids.masked(mask)).mask().orElseThrow());
    assertEquals(mask, x.pick(ids.masked(mask)).mask().orElseThrow());
    assertEquals(mask, ids.masked(mask).oneHot(3).mask().orElseThrow());
  }

  @Test
  void movesWithTheAxes() {
    assertEquals("bool T N", after(x -> x.transpose(1, 0, 2)).type().toString());
    assertEquals("bool N 1 T", after(x -> x.transpose(0, 2, 1)).type().toString());
    assertEquals("bool N 1 T", after(x -> x.expandDims(1)).type().toString());
    assertEquals("bool N*T", after(x -> x.rearrange("n t c -> (n t) c")).type().toString());
    assertEquals("bool N 6*T", after(x -> x.rearrange("n t c -> n (t c)")).type().toString());
    assertEquals("bool N 2*T", after(x -> x.concat(x, 1)).type().toString());
    assertEquals("bool N (T + 2)", after(x -> x.pad(1, 0, 2)).type().toString());
    assertEquals(
        "bool N (T - 1)", trace.record(() -> after(x -> x.slice(1, 0, -1))).type().toString());
  }

  @Test
  void joinsThoseOfAllOperands() {
    Tensor other = input("bool N");
    Tensor both = x.masked(mask).plus(x.masked(other)).mask().orElseThrow();
    assertEquals("bool N T", both.type().toString());
    assertEquals("and", both.node().primitive().method());
    assertEquals(mask, x.masked(mask).plus(x).mask().orElseThrow());
    assertEquals(mask, x.masked(mask).masked(mask).mask().orElseThrow());
    Tensor scores = x.masked(mask).matMul(x.masked(mask), false, true);
    assertEquals("bool N T T", scores.mask().orElseThrow().type().toString());
  }

  @Test
  void equalComputationsAreOneMask() {
    Tensor ids = input("int32 N T");
    Tensor twice = x.masked(ids.notEqual(0)).masked(ids.notEqual(0));
    assertEquals("notEqual", twice.mask().orElseThrow().node().primitive().method());
  }

  @Test
  void endsWhereItIsUsedUp() {
    assertTrue(x.masked(mask).mean(1).mask().isEmpty());
    assertTrue(x.masked(mask).sum().mask().isEmpty());
    assertTrue(input("N 4 T").matMul(x.masked(mask)).mask().isEmpty());
    assertTrue(x.masked(mask).unmasked().tanh().mask().isEmpty());
    assertTrue(trace.warnings().all().isEmpty());
  }

  @Test
  void hasNoNeedlessAxes() {
    assertEquals("bool N", x.masked(input("bool N 1 1")).mask().orElseThrow().type().toString());
    assertEquals(mask, x.masked(mask.reshape("N T 1")).mask().orElseThrow());
    assertEquals("bool 1 T", x.masked(input("bool 1 T")).mask().orElseThrow().type().toString());
  }

  @Test
  void sizesMustBeThoseOfTheFirstAxes() {
    Problem problem = assertThrows(Problem.class, () -> x.masked(input("bool N 6")));
    assertEquals(
        "[MaskAxes] cannot mask [N T 6] by [N 6]", problem.text().lines().findFirst().orElse(""));
    assertEquals(
        "MaskAxes", assertThrows(Problem.class, () -> x.masked(input("bool N T 6 1"))).id());
  }

  @Test
  void isBool() {
    Problem problem = assertThrows(Problem.class, () -> x.masked(input("N T")));
    assertEquals("MaskDtype", problem.id());
    assertTrue(problem.text().contains("ids.notEqual(0)"), problem.text());
  }

  @Test
  void imagesThatGrowKeepTheirMask() {
    Tensor image = input("N T 8 3").masked(mask);
    Layer larger = new UpSample2d.Rule(List.of(2), Interpolation.NEAREST);
    Tensor y = trace.record(() -> larger.apply(image));
    assertEquals("N 2*T", y.mask().orElseThrow().dims().toString());
    assertEquals(List.of(), trace.warnings().all());
  }

  @Test
  void aLayerThatKnowsNoMasksDropsThemWithAWarning() {
    Tensor image = input("N T 8 3").masked(input("bool N T 8 3"));
    Layer larger = new UpSample2d.Rule(List.of(2), Interpolation.NEAREST);
    Tensor y = trace.record(() -> larger.apply(image));
    assertTrue(y.mask().isEmpty());
    assertEquals(1, trace.warnings().all().size());
    Problem problem = trace.warnings().all().get(0).problem();
    assertTrue(trace.warnings().all().get(0).warning());
    assertEquals("MaskDropped", problem.id());
    assertTrue(problem.getMessage().contains("drops the mask [N T 8 3] of [N T 8 3]"));
  }
}
