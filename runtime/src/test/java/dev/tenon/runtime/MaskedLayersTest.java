package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Act;
import dev.tenon.Chain;
import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Interpolation;
import dev.tenon.Layer;
import dev.tenon.Padding;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Gradients;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import dev.tenon.ir.fluent.Ownership;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Layers of sequences in float64: a padded sequence with a mask gives what it gives alone, towards
 * its numbers and the weights, too; and gradients are those of finite differences.
 */
class MaskedLayersTest {
  private static final int CHANNELS = 4;
  private static final int LONGEST = 7;
  private static final List<Integer> LENGTHS = List.of(7, 2, 5, 6, 4, 3);
  private static final double STEP = 1e-6;

  /** What is the same alone and padded. */
  static Stream<Arguments> layers() {
    return Stream.concat(
        Stream.of(
            layer("lstm", Tenon.lstm(3)),
            layer("every step of lstm", Tenon.lstm(3, o -> o.returnSequences())),
            layer("lstm, both ways", Tenon.lstm(2, o -> o.bidirectional())),
            layer("gru", Tenon.gru(3)),
            layer("gru, both ways", Tenon.gru(2, o -> o.returnSequences().bidirectional())),
            layer("simpleRnn", Tenon.simpleRnn(3, o -> o.bidirectional())),
            layer("attention", Tenon.attention(2)),
            layer("causal attention", Tenon.attention(2, o -> o.causal().units(6))),
            layer("positions", Tenon.positions(9)),
            layer("sinePositions", Tenon.sinePositions()),
            layer("layerNorm", Tenon.layerNorm()),
            layer("groupNorm", Tenon.groupNorm(o -> o.groups(2))),
            layer("conv1d", Tenon.conv1d(3, 3)),
            layer("conv1d that sees no later step", Tenon.conv1d(3, 3, o -> o.pad(2, 0))),
            layer("conv1d, padded more", Tenon.conv1d(2, 2, o -> o.pad(1, 2))),
            layer("conv1d without padding", Tenon.conv1d(3, 2, o -> o.padding(Padding.VALID))),
            layer(
                "conv1d that moves by 2",
                Tenon.conv1d(3, 2, o -> o.padding(Padding.VALID).stride(2))),
            layer("conv1d, dilated", Tenon.conv1d(3, 2, o -> o.dilation(2))),
            layer("maxPool1d", Tenon.maxPool1d(2)),
            layer("maxPool1d, step by step", Tenon.maxPool1d(2, o -> o.stride(1))),
            layer("maxPool1d, padded", Tenon.maxPool1d(3, o -> o.stride(2).pad(1))),
            layer("avgPool1d", Tenon.avgPool1d(2)),
            layer(
                "avgPool1d around each",
                Tenon.avgPool1d(3, o -> o.stride(1).padding(Padding.SAME))),
            layer("globalAvgPool1d", Tenon.globalAvgPool1d()),
            layer("globalMaxPool1d", Tenon.globalMaxPool1d())),
        Stream.of(
            layer("two recurrent layers", Tenon.gru(3, o -> o.returnSequences()).then(lstm())),
            layer("a convolution before a pool", Tenon.conv1d(3, 3).relu().maxPool1d(2).gru(2)),
            layer("attention before a mean", Tenon.attention(2).layerNorm().globalAvgPool1d()),
            layer("embedding", new Words()),
            layer("cross attention", new Cross()),
            layer("as images of one column", new Image()),
            layer("as larger images", larger(Tenon.upSample2d(3))),
            layer(
                "as smoothly larger images",
                larger(Tenon.upSample2d(2, o -> o.interpolation(Interpolation.BILINEAR)))),
            layer(
                "as images of twice as many rows",
                larger(Tenon.conv2dTranspose(2, 3, o -> o.stride(2, 1)))),
            layer(
                "as images of all that is written",
                larger(Tenon.conv2dTranspose(2, 4, o -> o.stride(3, 1).padding(Padding.VALID)))),
            layer(
                "as images with gaps",
                larger(Tenon.conv2dTranspose(2, 1, o -> o.stride(2, 1).padding(Padding.VALID))))));
  }

  /**
   * Windows with SAME padding, which begin elsewhere for a longer sequence where they move by more
   * than one step.
   */
  static Stream<Arguments> windows() {
    List<Arguments> windows = new ArrayList<>();
    for (int size = 1; size <= 5; size++) {
      for (int stride = 1; stride <= 4; stride++) {
        String name = " of %d that moves by %d".formatted(size, stride);
        int window = size;
        int step = stride;
        windows.add(layer("conv1d" + name, Tenon.conv1d(2, window, o -> o.stride(step))));
        windows.add(
            layer(
                "maxPool1d" + name,
                Tenon.maxPool1d(window, o -> o.stride(step).padding(Padding.SAME))));
        windows.add(
            layer(
                "avgPool1d" + name,
                Tenon.avgPool1d(window, o -> o.stride(step).padding(Padding.SAME))));
        windows.add(
            layer(
                "conv2d" + name,
                larger(Tenon.sequential().conv2d(2, window, 3, o -> o.stride(step, 2)))));
      }
    }
    windows.add(layer("depthwiseConv2d", larger(Tenon.depthwiseConv2d(3, o -> o.stride(2)))));
    windows.add(
        layer("maxPool2d", larger(Tenon.maxPool2d(3, o -> o.stride(2, 3).padding(Padding.SAME)))));
    windows.add(
        layer("avgPool2d", larger(Tenon.avgPool2d(3, o -> o.stride(3, 2).padding(Padding.SAME)))));
    windows.add(
        layer(
            "three",
            Tenon.conv1d(2, 3, o -> o.stride(2))
                .conv1d(2, 3, o -> o.stride(2))
                .maxPool1d(3, o -> o.stride(2).padding(Padding.SAME))));
    return windows.stream();
  }

  /** The mean of what {@code layer} makes of {@code [N, T, C]} as images {@code [N, T, C, 1]}. */
  private static Layer larger(Layer layer) {
    return Tenon.sequential().then(x -> x.expandDims(3)).then(layer).globalAvgPool2d();
  }

  private static Layer lstm() {
    return Tenon.lstm(2);
  }

  /** {@code [N, T, C]} as images {@code [N, T, C, 1]}, whose rows are masked. */
  private static final class Image implements Layer {
    private final Layer net =
        Tenon.sequential()
            .conv2d(3, 3, 1, o -> o.activation(Act.TANH))
            .maxPool2d(2)
            .depthwiseConv2d(1)
            .avgPool2d(1);

    @Override
    public Tensor apply(Tensor x) {
      return net.apply(x.expandDims(3)).mean(2);
    }
  }

  /** Finds rows by what the first channel is rounded to. */
  private static final class Words implements Layer {
    private final Layer table = Tenon.embedding(4, CHANNELS);

    @Override
    public Tensor apply(Tensor x) {
      Tensor first = x.slice(2, 0, 1).squeeze(2).stopGradient();
      return table.apply(first.plus(1).times(2).floor().cast(DType.INT32)).times(x);
    }
  }

  /** Looks into other numbers, as long as its own. */
  private static final class Cross implements Layer {
    private final Chain look = Tenon.layerNorm().attention(2);

    @Override
    public Tensor apply(Tensor x) {
      return look.apply(x, x.concat(x.square(), 2));
    }
  }

  /** What depends on the other sequences of a batch, too. */
  static Stream<Arguments> all() {
    return Stream.concat(layers(), Stream.of(layer("batchNorm", Tenon.batchNorm())));
  }

  private static Arguments layer(String name, Layer layer) {
    return Arguments.of(name, layer);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"layers", "windows"})
  void aPaddedSequenceGivesWhatItGivesAlone(String name, Layer layer) {
    double[] numbers = new Random(3).doubles(numbers(LENGTHS.size(), LONGEST), -1, 1).toArray();
    try (Run run = new Run(layer, false, true)) {
      Map<String, double[]> together = run.of(numbers, LENGTHS, LONGEST);
      Map<String, double[]> weights = new TreeMap<>();
      int width = together.get("y").length / LENGTHS.size();
      for (int row = 0; row < LENGTHS.size(); row++) {
        int length = LENGTHS.get(row);
        int start = numbers(row, LONGEST);
        double[] own = Arrays.copyOfRange(numbers, start, start + numbers(1, length));
        Map<String, double[]> alone = run.of(own, List.of(length), length);
        double[] values = Arrays.copyOfRange(together.get("y"), row * width, (row + 1) * width);
        assertArrayEquals(alone.get("y"), values, 1e-9, "values of sequence " + row);
        double[] towards =
            Arrays.copyOf(alone.get("x"), numbers(1, LONGEST)); // none into the padding
        assertArrayEquals(
            towards,
            Arrays.copyOfRange(together.get("x"), start, start + numbers(1, LONGEST)),
            1e-9,
            "gradient of sequence " + row);
        alone.keySet().removeAll(List.of("x", "y", "loss"));
        alone.forEach((what, gradient) -> weights.merge(what, gradient, MaskedLayersTest::plus));
      }
      weights.forEach((what, sum) -> assertArrayEquals(sum, together.get(what), 1e-9, what));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void gradientsAreThoseOfFiniteDifferences(String name, Layer layer) {
    Random random = new Random(4);
    for (List<Integer> lengths : List.of(LENGTHS, List.of(LONGEST, LONGEST))) {
      double[] numbers = random.doubles(numbers(lengths.size(), LONGEST), -1, 1).toArray();
      try (Run run = new Run(layer, true, lengths == LENGTHS)) {
        Map<String, double[]> exact = run.of(numbers, lengths, LONGEST);
        compare(
            "x",
            numbers,
            exact.get("x"),
            moved -> run.of(moved, lengths, LONGEST).get("loss")[0],
            random);
        for (Map.Entry<String, double[]> weight : run.weights.entrySet()) {
          compare(
              weight.getKey(),
              weight.getValue(),
              exact.get(weight.getKey()),
              moved -> {
                run.set(weight.getKey(), moved);
                double loss = run.of(numbers, lengths, LONGEST).get("loss")[0];
                run.set(weight.getKey(), weight.getValue());
                return loss;
              },
              random);
        }
      }
    }
  }

  private interface Loss {
    double at(double[] numbers);
  }

  /** Compares {@code gradient} with a central difference in one random direction. */
  private static void compare(
      String what, double[] at, double[] gradient, Loss loss, Random random) {
    double[] direction = random.doubles(at.length, -1, 1).toArray();
    double[] there = at.clone();
    double[] back = at.clone();
    double exact = 0;
    for (int i = 0; i < at.length; i++) {
      there[i] += STEP * direction[i];
      back[i] -= STEP * direction[i];
      exact += gradient[i] * direction[i];
    }
    double numeric = (loss.at(there) - loss.at(back)) / (2 * STEP);
    assertEquals(numeric, exact, 1e-6 * Math.max(1, Math.abs(numeric)), what);
  }

  private static int numbers(int sequences, int steps) {
    return sequences * steps * CHANNELS;
  }

  private static double[] plus(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  /** A layer with weights that are drawn by their names, on sequences of any lengths. */
  private static final class Run implements AutoCloseable {
    final Map<String, double[]> weights = new TreeMap<>();
    private final Map<String, Variable> variables = new TreeMap<>();
    private final Evaluator evaluator;

    Run(Layer layer, boolean training, boolean masked) {
      Variables all = new Variables(Ownership.of(new Holder(layer)));
      Trace trace = new Trace(all, training, DType.FLOAT64);
      Tensor x = trace.input("x", new Type(DType.FLOAT64, Dims.of("N", "T", CHANNELS)));
      Tensor mask = trace.input("mask", new Type(DType.BOOL, Dims.of("N", "T")));
      Tensor y = trace.record(() -> layer.apply(masked ? x.masked(mask) : x));
      assertEquals(List.of(), trace.warnings().all());
      Tensor rows = y.dims().rank() == 3 ? trace.record(() -> y.mean(1)) : y.unmasked();
      Tensor loss = trace.record(() -> rows.sin().sum());
      all.settleNames();
      List<Tensor> towards = new ArrayList<>(List.of(x));
      for (Variable variable : all.all()) {
        if (variable.trainable()) {
          variables.put(variable.name(), variable);
        }
      }
      variables.values().forEach(variable -> towards.add(trace.read(variable)));
      List<Tensor> gradients = Gradients.of(loss, towards);
      Map<String, Tensor> outputs = new LinkedHashMap<>();
      outputs.put("y", rows.plus(0));
      outputs.put("loss", loss);
      outputs.put("x", gradients.get(0));
      int index = 1;
      for (String name : variables.keySet()) {
        outputs.put(name.replace('/', '.'), gradients.get(index++));
      }
      evaluator = new Evaluator(trace, outputs);
      all.all().stream()
          .filter(variable -> !variable.trainable() && variable.type().dtype().isFloating())
          .forEach(state -> evaluator.set(state.name(), ones(state)));
      variables.forEach(
          (name, variable) -> {
            int count = Math.toIntExact(variable.type().dims().count().known());
            double[] numbers = new Random(name.hashCode()).doubles(count, -1, 1).toArray();
            weights.put(name.replace('/', '.'), numbers);
            set(name.replace('/', '.'), numbers);
          });
    }

    void set(String name, double[] numbers) {
      Variable variable = variables.get(name.replace('.', '/'));
      evaluator.set(variable.name(), Value.of(numbers, sizes(variable)));
    }

    private static Value ones(Variable state) {
      double[] ones = new double[Math.toIntExact(state.type().dims().count().known())];
      Arrays.fill(ones, 1);
      return Value.of(ones, sizes(state));
    }

    private static long[] sizes(Variable variable) {
      long[] sizes = new long[variable.type().rank()];
      Arrays.setAll(sizes, axis -> variable.type().dims().known(axis));
      return sizes;
    }

    Map<String, double[]> of(double[] numbers, List<Integer> lengths, int longest) {
      boolean[] data = new boolean[lengths.size() * longest];
      for (int i = 0; i < data.length; i++) {
        data[i] = i % longest < lengths.get(i / longest);
      }
      Map<String, Value> inputs = new LinkedHashMap<>();
      inputs.put("x", Value.of(numbers, lengths.size(), longest, CHANNELS));
      inputs.put("mask", Value.of(data, lengths.size(), longest));
      Map<String, double[]> results = new TreeMap<>();
      evaluator.run(inputs).forEach((what, value) -> results.put(what, value.doubles()));
      assertTrue(
          results.values().stream().flatMapToDouble(Arrays::stream).allMatch(Double::isFinite));
      return results;
    }

    @Override
    public void close() {
      evaluator.close();
    }
  }

  /** Stands for a model with one layer. */
  private record Holder(Layer layer) {}
}
