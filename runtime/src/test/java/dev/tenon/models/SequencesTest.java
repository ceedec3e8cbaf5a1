package dev.tenon.models;

import static dev.tenon.Tenon.adam;
import static dev.tenon.Tenon.concat;
import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.embedding;
import static dev.tenon.Tenon.gru;
import static dev.tenon.Tenon.huber;
import static dev.tenon.Tenon.lstm;
import static dev.tenon.Tenon.minimize;
import static dev.tenon.Tenon.sequential;
import static dev.tenon.Tenon.simpleRnn;
import static dev.tenon.Tenon.softmaxCrossEntropy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Inference;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Recurrent;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.Value;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Recurrent models: steps and runs agree, and what has to be remembered is learned. */
class SequencesTest {
  private final Random random = new Random(5);

  @Model
  static final class Steps {
    final Recurrent lstm = lstm(3);
    final Recurrent gru = gru(3);
    final Recurrent simple = simpleRnn(3);
    final Recurrent both = gru(2, o -> o.bidirectional());

    record Kept(Tensor lstm, Tensor cell, Tensor gru, Tensor simple) {}

    record All(Tensor lstm, Tensor gru, Tensor simple, Tensor both) {}

    @Inference
    Kept step(
        @Shape("N 2") Tensor x,
        @Shape("N 3") Tensor h,
        @Shape("N 3") Tensor c,
        @Shape("N 3") Tensor g,
        @Shape("N 3") Tensor s) {
      List<Tensor> next = lstm.step(x, List.of(h, c));
      return new Kept(next.get(0), next.get(1), gru.step(x, g), simple.step(x, s));
    }

    @Inference
    All all(@Shape("N T 2") Tensor x) {
      return new All(
          lstm.run(x).outputs(),
          gru.run(x).outputs(),
          simple.run(x).outputs(),
          both.run(x).outputs());
    }

    @Inference
    Kept last(@Shape("N T 2") Tensor x) {
      List<Tensor> kept = lstm.run(x).state();
      return new Kept(kept.get(0), kept.get(1), gru.run(x).last(), simple.run(x).last());
    }

    @Inference
    Kept further(
        @Shape("N T 2") Tensor x,
        @Shape("N 3") Tensor h,
        @Shape("N 3") Tensor c,
        @Shape("N 3") Tensor g,
        @Shape("N 3") Tensor s) {
      List<Tensor> kept = lstm.run(x, h, c).state();
      return new Kept(
          kept.get(0), kept.get(1), gru.run(x, g).last(), simple.run(x, List.of(s)).last());
    }

    Objective learn(@Shape("N T 2") Tensor x) {
      All all = all(x);
      return minimize(all.lstm().plus(all.gru()).plus(all.simple()).square().mean());
    }
  }

  @Test
  void stepsGiveWhatARunGives() {
    try (Trainer<Void> trainer = Trainer.live(new Steps());
        Predictor predictor = trainer.predictor()) {
      for (int count : new int[] {1, 2, 7}) {
        Value x = numbers(4, count, 2);
        Map<String, Value> all = predictor.call("all", x);
        Map<String, Value> last = predictor.call("last", x);
        Value[] kept = {zeros(4, 3), zeros(4, 3), zeros(4, 3), zeros(4, 3)};
        for (int t = 0; t < count; t++) {
          Map<String, Value> next =
              predictor.call("step", part(x, t, t + 1, true), kept[0], kept[1], kept[2], kept[3]);
          kept =
              List.of("lstm", "cell", "gru", "simple").stream()
                  .map(next::get)
                  .toArray(Value[]::new);
          for (String name : List.of("lstm", "gru", "simple")) {
            assertClose(part(all.get(name), t, t + 1, true), next.get(name), name + " at " + t);
          }
        }
        assertClose(last.get("cell"), kept[1], "cell after " + count);
        assertClose(last.get("gru"), kept[2], "state after " + count);
      }
    }
  }

  @Test
  void aRunGoesOnFromTheStateOfAnother() {
    try (Trainer<Void> trainer = Trainer.live(new Steps());
        Predictor predictor = trainer.predictor()) {
      Value x = numbers(2, 6, 2);
      Map<String, Value> begun = predictor.call("last", part(x, 0, 4, false));
      Map<String, Value> ended =
          predictor.call(
              "further",
              part(x, 4, 6, false),
              begun.get("lstm"),
              begun.get("cell"),
              begun.get("gru"),
              begun.get("simple"));
      Map<String, Value> whole = predictor.call("last", x);
      whole.forEach((name, value) -> assertClose(value, ended.get(name), name));
    }
  }

  /** The second half of each step comes from the end: a later step changes it, an earlier not. */
  @Test
  void theBackwardHalfSeesLaterStepsAlone() {
    try (Trainer<Void> trainer = Trainer.live(new Steps());
        Predictor predictor = trainer.predictor()) {
      float[] numbers = numbers(1, 3, 2).floats();
      float[] before = predictor.call("all", Value.of(numbers, 1, 3, 2)).get("both").floats();
      numbers[2] += 1; // in the middle step
      float[] after = predictor.call("all", Value.of(numbers, 1, 3, 2)).get("both").floats();
      for (int t = 0; t < 3; t++) {
        assertEquals(t >= 1, before[4 * t] != after[4 * t], "forward half at " + t);
        assertEquals(t <= 1, before[4 * t + 2] != after[4 * t + 2], "backward half at " + t);
      }
    }
  }

  @Model
  static final class Words {
    final Layer words = embedding(9, 4);
    final Recurrent lstm = lstm(3, o -> o.bidirectional());
    final Recurrent gru = gru(3, o -> o.bidirectional());
    final Recurrent simple = simpleRnn(3, o -> o.bidirectional());

    record Result(Tensor all, Tensor last, Tensor cell, Tensor mean) {}

    @Inference
    Result read(@Shape("int32 N T") Tensor ids) {
      Tensor x = words.apply(ids).masked(ids.notEqual(0));
      Recurrent.Run run = lstm.run(x);
      Tensor all = concat(run.outputs(), gru.run(x).outputs(), simple.run(x).outputs());
      Tensor last = concat(run.last(), gru.run(x).last(), simple.run(x).last());
      return new Result(all, last, run.state().get(1), all.mean(1));
    }

    @Inference
    Tensor step(@Shape("int32 N") Tensor ids, @Shape("N 3") Tensor state) {
      return single.step(words.apply(ids).masked(ids.notEqual(0)), state);
    }

    final Recurrent single = gru(3);

    Objective learn(@Shape("int32 N T") Tensor ids, @Shape("N 18") Tensor target) {
      return minimize(huber(read(ids).last(), target).mean());
    }
  }

  /** 0 is padding; wherever it stands, the words are read as if it did not. */
  @Test
  void maskedStepsChangeNothing() {
    try (Trainer<Void> trainer = Trainer.live(new Words());
        Predictor predictor = trainer.predictor()) {
      Value alone = Value.of(new int[] {3, 5, 8, 3, 5, 8, 3, 5, 8}, 3, 3);
      Value padded = Value.of(new int[] {3, 5, 8, 0, 0, 0, 0, 3, 5, 8, 0, 3, 0, 5, 8}, 3, 5);
      Map<String, Value> expected = predictor.call("read", alone);
      Map<String, Value> actual = predictor.call("read", padded);
      for (String name : List.of("last", "cell", "mean")) {
        assertClose(expected.get(name), actual.get(name), name);
      }
      int[][] places = {{0, 1, 2}, {2, 3, 4}, {1, 3, 4}};
      float[] all = actual.get("all").floats();
      float[] short3 = expected.get("all").floats();
      for (int n = 0; n < 3; n++) {
        for (int t = 0; t < 3; t++) {
          for (int c = 0; c < 18; c++) {
            float wanted = short3[(n * 3 + t) * 18 + c];
            assertEquals(wanted, all[(n * 5 + places[n][t]) * 18 + c], 1e-5f, n + " at " + t);
          }
        }
      }
    }
  }

  @Test
  void paddingMovesNoWeight() {
    Value target = Value.of(new float[36], 2, 18);
    Value ids = Value.of(new int[] {3, 5, 0, 0, 5, 3}, 2, 3);
    try (Trainer<Void> trainer = Trainer.live(new Words())) {
      float[] before = trainer.read("words/table").floats();
      trainer.step("train", ids, target);
      float[] after = trainer.read("words/table").floats();
      for (int i = 0; i < before.length; i++) {
        assertEquals(i / 4 == 3 || i / 4 == 5, before[i] != after[i], "row " + i / 4);
      }
    }
  }

  @Test
  void aMaskedStepKeepsItsState() {
    try (Trainer<Void> trainer = Trainer.live(new Words());
        Predictor predictor = trainer.predictor()) {
      Value state = numbers(2, 3);
      float[] next =
          predictor.call("step", Value.of(new int[] {4, 0}, 2), state).get("output").floats();
      for (int i = 0; i < 6; i++) {
        assertEquals(i < 3, state.floats()[i] != next[i], "number " + i);
      }
    }
  }

  @Model
  static final class First {
    final Layer net;

    First(Recurrent layer) {
      net = sequential().then(layer).dense(2);
    }

    Tensor forward(@Shape("N T 2") Tensor x) {
      return net.apply(x);
    }

    Objective fit(@Shape("N T 2") Tensor x, @Shape("int32 N") Tensor label) {
      return minimize(softmaxCrossEntropy(forward(x), label).mean()).using(adam(0.03));
    }
  }

  /**
   * The class is the sign of the first number; what comes later, in lengths that vary, is noise.
   */
  @Test
  void theFirstStepIsRemembered() {
    for (Recurrent layer :
        List.of(lstm(8), gru(8), simpleRnn(8), lstm(6, o -> o.bidirectional()))) {
      try (Trainer<Void> trainer = Trainer.live(new First(layer))) {
        double loss = 1;
        for (int i = 0; i < 250; i++) {
          int steps = 4 + i % 5;
          float[] numbers = numbers(32, steps, 2).floats();
          int[] labels = new int[32];
          for (int n = 0; n < 32; n++) {
            labels[n] = numbers[n * steps * 2] > 0 ? 1 : 0;
          }
          Value x = Value.of(numbers, 32, steps, 2);
          loss = 0.9 * loss + 0.1 * trainer.step("train", x, Value.of(labels, 32)).loss();
        }
        // 0.69 by chance
        assertTrue(loss < 0.3, layer.parts().get(0).layer() + ": " + loss);
      }
    }
  }

  @Model
  static final class Padded {
    final Recurrent read = gru(8);
    final Layer head = dense(2);

    Objective fit(@Shape("N T 2") Tensor x, @Shape("int32 N") Tensor label) {
      Tensor there = x.slice(2, 1, 2).squeeze(2).greater(0);
      Tensor logits = head.apply(read.run(x.masked(there)).last());
      return minimize(softmaxCrossEntropy(logits, label).mean()).using(adam(0.03));
    }
  }

  /** A mask carries what the first three of 500 steps say to the end, and gradients back. */
  @Test
  void longSequencesTrain() {
    try (Trainer<Void> trainer = Trainer.live(new Padded())) {
      double loss = 1;
      for (int i = 0; i < 40; i++) {
        float[] numbers = numbers(8, 500, 2).floats();
        int[] labels = random.ints(8, 0, 2).toArray();
        for (int n = 0; n < 8; n++) {
          for (int t = 0; t < 500; t++) {
            numbers[n * 1000 + 2 * t + 1] = t < 3 ? 1 : -1;
          }
          numbers[n * 1000] = labels[n] == 1 ? 3 : -3;
        }
        Value x = Value.of(numbers, 8, 500, 2);
        loss = 0.8 * loss + 0.2 * trainer.step("train", x, Value.of(labels, 8)).loss();
      }
      assertTrue(loss < 0.3, "the loss is " + loss); // 0.69 by chance
    }
  }

  @Model
  static final class Copying {
    static final int WORDS = 6;
    final Layer source = embedding(WORDS, 8);
    final Layer target = embedding(WORDS, 8);
    final Recurrent encoder = gru(24);
    final Recurrent decoder = gru(24);
    final Layer words = dense(WORDS);

    Objective copy(
        @Shape("int32 N S") Tensor from,
        @Shape("int32 N T") Tensor before,
        @Shape("int32 N T") Tensor next) {
      Tensor memory = encoder.run(source.apply(from)).last();
      Tensor states = decoder.run(target.apply(before), memory).outputs();
      return minimize(softmaxCrossEntropy(words.apply(states), next).mean()).using(adam(0.02));
    }
  }

  @Test
  void anEncoderHandsItsStateToADecoder() {
    try (Trainer<Void> trainer = Trainer.live(new Copying())) {
      double loss = 2;
      for (int i = 0; i < 200; i++) {
        int[] from = random.ints(20 * 3, 1, 6).toArray();
        int[] before = new int[from.length];
        for (int t = 0; t < from.length; t++) {
          before[t] = t % 3 == 0 ? 0 : from[t - 1];
        }
        Value given = Value.of(from, 20, 3);
        double now = trainer.step("train", given, Value.of(before, 20, 3), given).loss();
        loss = 0.9 * loss + 0.1 * now;
      }
      assertTrue(loss < 0.5, "the loss is " + loss); // 1.6 without the encoder
    }
  }

  private Value numbers(long... sizes) {
    int count = 1;
    for (long size : sizes) {
      count *= (int) size;
    }
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return Value.of(numbers, sizes);
  }

  private static Value zeros(int rows, int columns) {
    return Value.of(new float[rows * columns], rows, columns);
  }

  /** Steps {@code from} up to {@code to} of {@code [N, T, C]}; without their axis if it is one. */
  private static Value part(Value x, int from, int to, boolean single) {
    long[] sizes = x.shape().asArray();
    int steps = (int) sizes[1];
    int width = (int) sizes[2];
    float[] numbers = x.floats();
    float[] part = new float[(int) sizes[0] * (to - from) * width];
    for (int n = 0; n < sizes[0]; n++) {
      System.arraycopy(
          numbers, (n * steps + from) * width, part, n * (to - from) * width, (to - from) * width);
    }
    return single ? Value.of(part, sizes[0], width) : Value.of(part, sizes[0], to - from, width);
  }

  private static void assertClose(Value expected, Value actual, String what) {
    assertEquals(expected.shape(), actual.shape(), what);
    assertArrayEquals(expected.floats(), actual.floats(), 1e-5f, what);
  }
}
