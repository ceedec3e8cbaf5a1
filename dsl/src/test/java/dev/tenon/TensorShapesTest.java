package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.ir.Gradients;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types of what the methods of tensors give, and what they say of what does not fit. */
class TensorShapesTest {
  private final Trace trace = new Trace(new Variables(), true, DType.FLOAT32);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n h w c -> n (h w) c | N 28 28 3 | N 784 3",
        "n h w c -> n (h w) c | N H W 3 | N H*W 3",
        "n h w c -> n c h w | N H W 3 | N 3 H W",
        "n h w c -> (n h w c) | N 2 3 4 | 24*N",
        "(n m) c -> n m c | 6*N 4 | N 6 4",
        "n 1 c -> n c | N 1 4 | N 4",
        "n c -> n 1 c | N 4 | N 1 4",
        "n->n | N | N",
        "-> | scalar | scalar"
      })
  void rearranged(String text, String from, String to) {
    Tensor x =
        from.startsWith("6*N")
            ? input("N 6 4").reshape(Dims.of(Dim.named("N").times(6), 4))
            : input(from);
    Object[] sizes = from.startsWith("6*N") ? new Object[] {"m", 6} : new Object[0];
    assertEquals(to, x.rearrange(text, sizes).type().toString());
  }

  @Test
  void rearrangesByGivenSizes() {
    assertEquals(
        "N T 3 8", input("N T 24").rearrange("n t (h d) -> n t h d", "h", 3).type().toString());
    assertEquals(
        "N T 8 3",
        input("N T 24").rearrange("n t (h d) -> n t h d", "d", Dim.of(3)).type().toString());
    assertEquals(
        "N 4 7 4 7 3",
        input("N 28 28 3")
            .rearrange("n (h p) (w q) c -> n h p w q c", "p", 7, "q", 7)
            .type()
            .toString());
    assertEquals(
        "N T", input("2*N T").rearrange("(k n) t -> k n t", "k", 2).slice(0, 1).squeeze(0) + "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n i, i j -> n j | N 3 | 3 4 | N 4",
        "n t h d, n s h d -> n h t s | N T 4 16 | N S 4 16 | N 4 T S",
        "i, j -> j i | T | S | S T",
        "n t, n t -> | N T | N T | scalar",
        "n t c, c -> t n | N T 5 | 5 | T N"
      })
  void einsums(String text, String a, String b, String result) {
    assertEquals(result, Tenon.einsum(text, input(a), input(b)).type().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "V 8 | int32 N T | N T 8",
        "100 | int32 N | N",
        "65 4 2 | int64 scalar | 4 2",
        "T 8 | int32 N | N 8"
      })
  void gathers(String table, String ids, String rows) {
    assertEquals(rows, input(table).gather(input(ids)).type().toString());
  }

  @Test
  void indices() {
    assertEquals("N", input("N 10").pick(input("int32 N")).type().toString());
    assertEquals("N T", input("N T C").pick(input("int64 N T")).type().toString());
    assertEquals("N T 10", input("int32 N T").oneHot(10).type().toString());
    Dim steps = input("int32 N T").shape().dim(1);
    assertEquals("int32 T", trace.record(() -> Tenon.range(steps)).type().toString());
    assertEquals("bool N T", input("int32 N T").notEqual(0).type().toString());
    assertEquals("bool N T", input("bool N 1").and(input("bool T")).not().type().toString());
  }

  @Test
  void parts() {
    Tensor x = input("N T 12");
    assertEquals("N T 4", x.slice(2, 2, 6).type().toString());
    Tensor rest = trace.record(() -> x.slice(1, 1));
    assertEquals("N (T - 1) 12", rest.type().toString());
    assertEquals(rest.type(), trace.record(() -> x.slice(1, 0, -1)).type());
    assertEquals("T is at least 2", trace.contract().facts().rules());
    assertEquals("N 1 12", x.slice(1, -1).type().toString());
    Dim half = Dim.named("T").floorDiv(2);
    assertEquals(
        "N T 12",
        trace.record(
            () -> x.slice(1, Dim.of(0), half).concat(x.slice(1, half, Dim.named("T")), 1) + ""));
    assertEquals(
        List.of("N T 3", "N T 3", "N T 3", "N T 3"),
        x.split(-1, 4).stream().map(Tensor::toString).toList());
    assertEquals("N T 15", x.pad(2, 1, 2).type().toString());
    assertEquals("N 2*T 36", x.tile(1, 2, 3).type().toString());
    assertEquals("N T 12", x.flip(0, 1).cumsum(1).type().toString());
    assertEquals("N 12 T", x.transpose().type().toString());
    assertEquals("N T 1 12", x.expandDims(2).type().toString());
    assertEquals("N T 12", x.expandDims(2).expandDims(0).squeeze().type().toString());
    assertEquals("scalar", input("1 1").squeeze().type().toString());
    assertEquals("3 N T 12", Tenon.stack(0, x, x, x).type().toString());
    assertEquals("N T 12 2", Tenon.stack(-1, x, x).type().toString());
    assertEquals("N T 24", x.concat(x, 2).type().toString());
    assertEquals("N 3*T 12", Tenon.concat(1, x, x, x).type().toString());
    assertEquals("N T 36", Tenon.concat(-1, x, x, x).type().toString());
    assertEquals("N T 12", Tenon.concat(0, x).type().toString());
    assertThrows(IndexOutOfBoundsException.class, () -> Tenon.concat(3, x));
    assertEquals("N T 3 4", x.reshape("N T 3 4").type().toString());
    assertEquals("N T T", x.matMul(x, false, true).type().toString());
  }

  @Test
  void reductions() {
    Tensor x = input("N T 12");
    assertEquals("N", x.logSumExp(1, 2).type().toString());
    assertEquals("N 12", x.variance(1).type().toString());
    assertEquals("scalar", x.prod().type().toString());
    assertEquals("1 T 1", x.sumKeep(0, 2).type().toString());
    assertEquals("N 1 12", x.meanKeep(1).plus(x.maxKeep(1)).minus(x.minKeep(1)) + "");
  }

  @Test
  void madeOfNumbersAndChance() {
    trace.record(
        () -> {
          input("N 3");
          assertEquals("scalar", Tenon.constant(1).type().toString());
          assertEquals("3", Tenon.constant(new double[] {1, 2, 3}).type().toString());
          assertEquals("2 3", Tenon.constant(new double[2][3]).type().toString());
          assertEquals("N 100", Tenon.normal("N 100").type().toString());
          assertEquals("N 2", Tenon.uniform(Dims.of("N", 2), -1, 1).type().toString());
          return null;
        });
  }

  @Test
  void aNumberIsComparedWithEachElement() {
    Tensor logits = input("N 1");
    Tensor one = trace.record(() -> Tenon.constant(1));
    for (Loss loss : Loss.values()) {
      if (!loss.isOfClasses()) {
        assertEquals("N 1", loss.apply(logits, one).type().toString(), loss.name());
      }
    }
    assertProblem(
        "LossSizes",
        "cannot compare a prediction [N 1] with a target [N]",
        () -> Losses.sigmoidCrossEntropy(logits, input("N")));
    assertProblem(
        "LossSizes",
        "cannot compare a prediction [N 3] with a target [3]",
        () -> Losses.squaredError(input("N 3"), input("3")));
    assertProblem(
        "LossSizes",
        "cannot compare a prediction [N] with a target [T]",
        () -> Losses.huber(input("N"), input("T"), 1));
  }

  @Test
  void nothingFlowsBackThroughAStoppedGradient() {
    Tensor x = input("N 3");
    assertNull(Gradients.of(x.stopGradient().square().sum(), List.of(x)).get(0));
    assertEquals("N 3", Gradients.of(x.stopGradient().times(x).sum(), List.of(x)).get(0) + "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n h c | has 0 arrows; one stands between before and after",
        "n -> h -> c | has 2 arrows; one stands between before and after",
        "n h w -> n h w | names 3 axes before the arrow, but has [N 28 28 3]",
        "n h w c -> n (h w) | drops the axis c",
        "n h w c -> n (h v) c w | makes an axis v that is not there before",
        "n h w c -> n (h w c | has a parenthesis that is not closed",
        "n h w c -> n h) w c | has \")\" where an axis is named",
        "n h h c -> n h c | names the axis h twice",
        "n h w c -> n h w c c | names the axis c twice",
        "n h w ... -> n h w | has \"...\" where an axis is named",
        "n (h p) w c -> n h p w c | does not say how (h p) splits",
        "n h w 1 -> n h w | gives 1 the size 1, but its axis has 3",
        "n h, w c -> n h w c | names the axes of 2 tensors, but has one"
      })
  void tellsRearrangementsThatAreWrong(String text, String message) {
    assertProblem("AxisNames", message, () -> input("N 28 28 3").rearrange(text));
  }

  @Test
  void tellsSizesThatDoNotSplit() {
    Tensor x = input("N T 24");
    String text = "n t (h d) -> n t h d";
    assertProblem(
        "AxisNames", "cannot split an axis of 24 into (h d) by 5", () -> x.rearrange(text, "h", 5));
    assertProblem(
        "AxisNames",
        "gives (h d) the size 15, but its axis has 24",
        () -> x.rearrange(text, "h", 5, "d", 3));
    assertProblem(
        "AxisNames",
        "cannot split an axis of T into (t p) by 2",
        () -> x.rearrange("n (t p) c -> n t (p c)", "p", 2));
    assertProblem(
        "AxisNames",
        "is given a size of k, which is no axis and its size",
        () -> x.rearrange(text, "k", 5));
    assertProblem(
        "AxisNames",
        "is given a size of h, which is no axis and its size",
        () -> x.rearrange(text, "h"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n i, i j -> n k | makes an axis k that no tensor has",
        "n i, n j -> i | has two sizes for n: N and, in tensor 2, 3",
        "n i -> n | names the axes of 1 tensor, but has 2",
        "n, i j -> n j | names 1 axes of tensor 1, which is [N 3]",
        "n n, i j -> n j | names the axis n twice",
        "n (i j), i j -> n | has (i j), but einsum merges no axes"
      })
  void tellsEinsumsThatAreWrong(String text, String message) {
    assertProblem("AxisNames", message, () -> Tenon.einsum(text, input("N 3"), input("3 4")));
  }

  @Test
  void tellsFractionsOfWholeNumbers() {
    Tensor counts = input("int32 N 3");
    assertProblem("FloatInput", "takes floating numbers, not [int32 N 3]", counts::reciprocal);
    assertEquals("int32 N 3", counts.div(2).type().toString());
  }

  @Test
  void tellsWhatIsEmpty() {
    Tensor x = input("N 1 T");
    Dim batch = x.dims().dim(0);
    assertProblem(
        "EmptyTensor",
        "would give [N 0 T], with nothing in it: axis 1 has size 0",
        () -> x.broadcastTo(x.dims().with(1, 0)));
    assertProblem(
        "EmptyTensor",
        "would give [(N - 1)], with nothing in it: axis 0 has size N - 1",
        () -> x.trace().record(() -> Tenon.range(batch.minus(1))));
  }

  @Test
  void tellsPartsThatAreNotThere() {
    Tensor x = input("N T 12");
    assertProblem(
        "SliceBounds",
        "cannot take 4 up to 13 of axis 2 of [N T 12], whose size is 12",
        () -> x.slice(-1, 4, 13));
    assertProblem(
        "SliceBounds",
        "cannot take 5 up to 2 of axis 2 of [N T 12], which is nothing",
        () -> x.slice(2, 5, 2));
    assertProblem(
        "SliceBounds",
        "cannot take 5 up to 5 of axis 1 of [N T 12], which is nothing",
        () -> x.slice(1, 5, 5));
    assertProblem(
        "SliceBounds",
        "cannot take 0 up to 5 of axis 1 of [N T 12], which may be too short",
        () -> x.slice(1, 0, 5));
    assertProblem(
        "SplitParts", "cannot make 5 equal parts of axis 2 of [N T 12]", () -> x.split(2, 5));
    assertProblem(
        "SplitParts", "cannot make 2 equal parts of axis 1 of [N T 12]", () -> x.split(1, 2));
    assertProblem("TileNumbers", "has 2 numbers for the axes of [N T 12]", () -> x.tile(2, 2));
    assertProblem(
        "SqueezeSize", "cannot drop axis 1 of [N T 12]: its size is T, not 1", () -> x.squeeze(1));
    assertProblem(
        "TransposeRank", "swaps the last two axes, but has [N]", () -> input("N").transpose());
  }

  @Test
  void tellsIndicesAndTruthsThatDoNotFit() {
    assertProblem(
        "PickSizes",
        "needs indices [N] for [N 10], not [N T]",
        () -> input("N 10").pick(input("int32 N T")));
    assertProblem(
        "IndexDtype",
        "needs indices of int32 or int64, not [N]",
        () -> input("N 10").pick(input("N")));
    assertProblem(
        "IndexDtype",
        "needs indices of int32 or int64, not [uint8 N]",
        () -> input("9 2").gather(input("uint8 N")));
    assertProblem(
        "GatherTable",
        "takes rows of a table [V, ...], not of a scalar",
        () -> input("scalar").gather(input("int32 N")));
    assertProblem("ConditionDtype", "takes bool, not [N]", () -> input("bool N").and(input("N")));
    assertProblem(
        "NotWhole",
        "cannot take 0.5 to [int32 N], which are whole numbers",
        () -> input("int32 N").times(0.5));
    assertProblem("ClipBounds", "leaves nothing from 1.0 to 0.0", () -> input("N").clip(1, 0));
    assertProblem(
        "RandomType",
        "makes numbers of the model's type; \"int32 N\" names another",
        () -> trace.record(() -> Tenon.normal("int32 N")));
    assertProblem(
        "RaggedConstant",
        "has a row of 1 number and one of 2",
        () -> trace.record(() -> Tenon.constant(new double[][] {{1}, {2, 3}})));
    assertProblem(
        "OutsideModel", "tensors exist only inside a model's methods", () -> Tenon.constant(1));
  }

  private static void assertProblem(
      String id, String message, org.junit.jupiter.api.function.Executable body) {
    Problem problem = assertThrows(Problem.class, body);
    assertEquals(message, problem.getMessage());
    assertEquals(id, problem.id());
    assertTrue(problem.getMessage().length() < 120, problem.getMessage());
    assertTrue(problem.explanation().contains("help: "), problem::text);
  }

  private Tensor input(String type) {
    String name = "x" + trace.inputs().size();
    return type.startsWith("2*N")
        ? trace.input(name, Type.of(Dim.named("N").times(2), "T"))
        : trace.input(name, Notation.parse(type).type());
  }
}
