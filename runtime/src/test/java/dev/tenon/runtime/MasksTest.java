package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.LayerNorm;
import dev.tenon.Losses;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Gradients;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Padded sequences with a mask give what each sequence gives alone: values and gradients, whatever
 * stands in the padding.
 */
class MasksTest {
  private static final int CHANNELS = 3;
  private static final int LONGEST = 5;
  private static final List<Integer> LENGTHS = List.of(5, 2, 3);

  private final Random random = new Random(11);

  /** Functions of {@code [N, T, 3]} that give a row for each sequence. */
  static Stream<Arguments> ofASequence() {
    return Stream.of(
        function("mean", x -> x.mean(1)),
        function("sum", x -> x.sum(1)),
        function("max", x -> x.max(1)),
        function("min", x -> x.min(1)),
        function("prod", x -> x.prod(1)),
        function("variance", x -> x.variance(1)),
        function("logSumExp", x -> x.logSumExp(1)),
        function("mean over channels, too", x -> x.mean(1, 2).expandDims(1)),
        function("mean of a function", x -> x.times(2).exp().plus(x).tanh().mean(1)),
        function("mean of differences from the mean", x -> x.minus(x.meanKeep(1)).abs().mean(1)),
        function("sum of running sums", x -> x.cumsum(1).sum(1)),
        function("largest running sum", x -> x.cumsum(1).max(1)),
        function("axes swapped", x -> x.transpose(0, 2, 1).mean(2)),
        function(
            "axes swapped twice", x -> x.transpose(1, 0, 2).square().transpose(1, 0, 2).mean(1)),
        function("an axis split", x -> x.reshape("N T 3 1").square().mean(1).squeeze(2)),
        function("all but channels merged", x -> apart(x.reshape(merged(x)).times(3), x).mean(1)),
        function("elements in one axis", x -> x.reshape(flat(x)).max(1).expandDims(1)),
        function("a new axis", x -> x.expandDims(1).times(x.expandDims(2)).sum(1, 2)),
        function("weights of a softmax", x -> x.sum(2).softmax().expandDims(2).times(x).sum(1)),
        function("a log-softmax", x -> x.sum(2).logSoftmax().expandDims(2).times(x).sum(1)),
        function("a product over time", x -> x.matMul(x, true, false).sum(1)),
        function("attention by hand", x -> x.matMul(x, false, true).softmax().matMul(x).mean(1)),
        function("side by side", x -> x.concat(x.square(), 2).mean(1)),
        function("one after the other", x -> x.concat(x.plus(1), 1).mean(1)),
        function("one after the other, added", x -> x.concat(x.plus(1), 1).softplus().max(1)),
        function("stretched", x -> x.plus(x.sum(2).expandDims(2)).mean(1)),
        function("layer norm", x -> new LayerNorm.Rule(1e-5, false, false).apply(x).mean(1)),
        function("backwards", x -> x.flip(1).exp().flip(1).times(x).mean(1)),
        function("the channels reversed", x -> x.flip(2).times(x).mean(1)),
        function("a channel", x -> x.slice(2, 1, 2).mean(1)),
        function("padded channels", x -> x.pad(2, 1, 0).mean(1)));
  }

  private static Arguments function(String name, UnaryOperator<Tensor> function) {
    return Arguments.of(name, function);
  }

  private static Dims merged(Tensor x) {
    return Dims.of(x.dims().dim(0).times(x.dims().dim(1)), CHANNELS);
  }

  private static Tensor apart(Tensor merged, Tensor like) {
    return merged.reshape(like.dims());
  }

  private static Dims flat(Tensor x) {
    return Dims.of(x.dims().dim(0), x.dims().dim(1).times(CHANNELS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ofASequence")
  void paddingDoesNotCount(String name, UnaryOperator<Tensor> function) {
    double[] padded = random.doubles(LENGTHS.size() * LONGEST * CHANNELS, -1, 1).toArray();
    double[][] together = run(function, padded, LENGTHS, LONGEST);
    int width = together[0].length / LENGTHS.size();
    for (int row = 0; row < LENGTHS.size(); row++) {
      int length = LENGTHS.get(row);
      int start = row * LONGEST * CHANNELS;
      double[] alone = Arrays.copyOfRange(padded, start, start + length * CHANNELS);
      double[][] expected = run(function, alone, List.of(length), length);
      assertArrayEquals(
          expected[0], Arrays.copyOfRange(together[0], row * width, (row + 1) * width), 1e-9);
      double[] towards = new double[LONGEST * CHANNELS]; // nothing flows into the padding
      System.arraycopy(expected[1], 0, towards, 0, expected[1].length);
      assertArrayEquals(
          towards, Arrays.copyOfRange(together[1], start, start + LONGEST * CHANNELS), 1e-9);
    }
  }

  /** The values of {@code function} and its gradient, for sequences of these lengths. */
  private static double[][] run(
      UnaryOperator<Tensor> function, double[] numbers, List<Integer> lengths, int longest) {
    Trace trace = new Trace(new Variables(), false, DType.FLOAT64);
    Tensor x = trace.input("x", new Type(DType.FLOAT64, Dims.of("N", "T", CHANNELS)));
    Tensor mask = trace.input("mask", new Type(DType.BOOL, Dims.of("N", "T")));
    Tensor y = trace.record(() -> function.apply(x.masked(mask))).unmasked();
    assertEquals(List.of(), trace.warnings().all());
    Tensor towards = Gradients.of(y.sin().sum(), List.of(x)).get(0);
    long rows = lengths.size();
    boolean[] data = new boolean[lengths.size() * longest];
    for (int i = 0; i < data.length; i++) {
      data[i] = i % longest < lengths.get(i / longest);
    }
    Map<String, Value> inputs = new LinkedHashMap<>();
    inputs.put("x", Value.of(numbers, rows, longest, CHANNELS));
    inputs.put("mask", Value.of(data, rows, longest));
    try (Evaluator evaluator = new Evaluator(trace, Map.of("y", y, "towards", towards))) {
      Map<String, Value> results = evaluator.run(inputs);
      return new double[][] {results.get("y").doubles(), results.get("towards").doubles()};
    }
  }

  /** A sequence of padding alone counts as 0, so that no other number spoils what follows. */
  @Test
  void ofNothingTheMeanAndTheLargestAreZero() {
    for (UnaryOperator<Tensor> function :
        List.<UnaryOperator<Tensor>>of(x -> x.mean(1), x -> x.max(1), x -> x.min(1))) {
      double[][] results = run(function, new double[] {1, 2, 3, 4, 5, 6}, List.of(0), 2);
      assertArrayEquals(new double[3], results[0]);
      assertArrayEquals(new double[6], results[1]);
    }
  }

  /** torch.nn.functional.cross_entropy(logits, labels, ignore_index=-1) of [[[0, 0]], [[0, 9]]]. */
  @Test
  void aLossIsTheMeanOfWhatIsNotMasked() {
    Trace trace = new Trace(new Variables(), true, DType.FLOAT64);
    Tensor logits = trace.input("logits", new Type(DType.FLOAT64, Dims.of("N", "T", 2)));
    Tensor labels = trace.input("labels", new Type(DType.INT32, Dims.of("N", "T")));
    Tensor said = labels.notEqual(-1);
    Tensor losses = Losses.softmaxCrossEntropy(logits, labels.maximum(0)).masked(said);
    Tensor right = logits.masked(said).argMax(-1).equalTo(labels).cast(DType.FLOAT64);
    Map<String, Value> inputs =
        Map.of(
            "logits", Value.of(new double[] {0, 0, 3, 1, 0, 9, 0, 9}, 2, 2, 2),
            "labels", Value.of(new int[] {1, -1, 1, -1}, 2, 2));
    try (Evaluator evaluator =
        new Evaluator(trace, Map.of("loss", losses.mean(), "right", right.mean()))) {
      Map<String, Value> results = evaluator.run(inputs);
      assertEquals(
          (Math.log(2) + Math.log1p(Math.exp(-9))) / 2, results.get("loss").doubles()[0], 1e-12);
      assertEquals(0.5, results.get("right").doubles()[0]);
    }
  }

  @Test
  void aClassThatIsMaskedIsNeverChosen() {
    Trace trace = new Trace(new Variables(), true, DType.FLOAT64);
    Tensor logits = trace.input("logits", new Type(DType.FLOAT64, Dims.of("N", 3)));
    Tensor legal = trace.input("legal", new Type(DType.BOOL, Dims.of("N", 3)));
    Tensor labels = trace.input("labels", new Type(DType.INT32, Dims.of("N")));
    Tensor masked = logits.masked(legal);
    Map<String, Tensor> outputs =
        Map.of(
            "best", masked.argMax(1),
            "probabilities", masked.softmax().unmasked(),
            "loss", Losses.softmaxCrossEntropy(masked, labels).unmasked());
    Map<String, Value> inputs =
        Map.of(
            "logits", Value.of(new double[] {1, 8, 1, 5, 0, 0}, 2, 3),
            "legal", Value.of(new boolean[] {true, false, true, false, true, true}, 2, 3),
            "labels", Value.of(new int[] {0, 2}, 2));
    try (Evaluator evaluator = new Evaluator(trace, outputs)) {
      Map<String, Value> results = evaluator.run(inputs);
      assertArrayEquals(new int[] {0, 1}, results.get("best").ints());
      assertArrayEquals(
          new double[] {0.5, 0, 0.5, 0, 0.5, 0.5}, results.get("probabilities").doubles(), 1e-12);
      assertArrayEquals(
          new double[] {Math.log(2), Math.log(2)}, results.get("loss").doubles(), 1e-12);
    }
  }

  @Test
  void whatIsPaddedOnCountsAsData() {
    UnaryOperator<Tensor> shifted = x -> x.pad(1, 1, 0).slice(1, 0, -1).mean(1);
    double[][] results = run(shifted, new double[] {3, 3, 3, 6, 6, 6, 9, 9, 9}, List.of(1), 3);
    // 0 and 3 count; the mask has moved with the numbers
    assertArrayEquals(new double[] {1.5, 1.5, 1.5}, results[0]);
  }
}
