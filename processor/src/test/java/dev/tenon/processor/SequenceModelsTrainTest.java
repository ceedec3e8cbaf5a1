package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import dev.tenon.runtime.Predictor;
import dev.tenon.runtime.Trainer;
import dev.tenon.runtime.Value;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models of sequences, compiled as users write them, learn by what was generated for them until
 * they do what they are meant to.
 */
class SequenceModelsTrainTest {
  private static final String TEXT = "the quick brown fox jumps over the lazy dog and runs away";

  /** Tells which of the words 1 and 2 comes first: no sum over words can. */
  private static final String ORDER =
      """
      package cases;

      import dev.tenon.*;

      @Model
      @Adam(0.01)
      record Order(
          @Input("int32 N T") Tensor text,
          @Embedding(vocabulary = 8, units = 8, maskZero = true) Tensor words,
          @Lstm(units = 12, bidirectional = true) Tensor read,
          @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "first")
              Tensor logits) {}
      """;

  /** Finds for each word whether it is above the one before. */
  private static final String TAGGER =
      """
      package cases;

      import dev.tenon.*;

      @Model
      @Adam(0.01)
      record Tagger(
          @Input("int32 N T") Tensor text,
          @Embedding(vocabulary = 8, units = 8, maskZero = true) Tensor words,
          @Conv1d(filters = 8, kernel = 2, pad = {1, 0}) Tensor pairs,
          @BatchNorm Tensor normal,
          @Relu Tensor bent,
          @Gru(units = 8, returnSequences = true) Tensor read,
          @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "above")
              Tensor logits) {}
      """;

  @TempDir static Path folder;
  private static URLClassLoader loader;

  private final Random random = new Random(5);

  @BeforeAll
  static void compile() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String model : List.of("CharacterGpt", "Reversal", "StepByStep")) {
      String file = model + ".java";
      sources.put("cases/" + file, Compiled.resource("fluent/valid/" + file));
    }
    sources.put("cases/Order.java", ORDER);
    sources.put("cases/Tagger.java", TAGGER);
    Compiled compiled =
        Compiled.compile(Compiler.JAVAC, folder, sources, "-Xlint:all", "-Werror", "-parameters");
    assertEquals(List.of(), compiled.messages());
    loader = compiled.loader();
  }

  @AfterAll
  static void close() throws IOException {
    if (loader != null) {
      loader.close();
    }
  }

  private static Trainer<?> trainer(String model) {
    try {
      var constructor = loader.loadClass("cases." + model + "Trainer").getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Trainer<?>) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aGptLearnsATextByHeartAndWritesIt() {
    try (Trainer<?> trainer = trainer("CharacterGpt")) {
      int[] text = characters(TEXT);
      Value given = row(Arrays.copyOf(text, text.length - 1));
      Value next = row(Arrays.copyOfRange(text, 1, text.length));
      double loss = 10;
      for (int i = 0; i < 150; i++) {
        loss = trainer.step("train", given, next).loss();
      }
      assertTrue(loss < 0.01, "the loss is " + loss);
      try (Predictor predictor = trainer.predictor()) {
        int[] written = Arrays.copyOf(text, 3);
        while (written.length < text.length) {
          int character = predictor.call("next", row(written)).get("output").ints()[0];
          written = Arrays.copyOf(written, written.length + 1);
          written[written.length - 1] = character;
        }
        assertEquals(TEXT, text(written));
        Exception tooLong =
            assertThrows(
                IllegalArgumentException.class, () -> predictor.call("next", row(new int[65])));
        assertEquals("T is 65 in axis 1 of text; it must be at most 64", tooLong.getMessage());
      }
    }
  }

  /** No score depends on a later character, nor on how many there are. */
  @Test
  void aGptSeesNoLaterCharacter() {
    try (Trainer<?> trainer = trainer("CharacterGpt");
        Predictor predictor = trainer.predictor()) {
      int[] text = characters(TEXT);
      float[] whole = predictor.call("predict", row(text)).get("output").floats();
      float[] part = predictor.call("predict", row(Arrays.copyOf(text, 9))).get("output").floats();
      assertArrayEquals(Arrays.copyOf(whole, part.length), part, 1e-5f);
    }
  }

  @Test
  void aGptReadsAndScoresByOneTable() {
    try (Trainer<?> trainer = trainer("CharacterGpt")) {
      long tables =
          trainer.graph().weights().stream()
              .filter(w -> w.trained() && w.shape().asArray()[0] == 28)
              .count();
      assertEquals(1, tables);
    }
  }

  @Test
  void stepsOfALanguageModelGiveWhatARunGives() {
    try (Trainer<?> trainer = trainer("StepByStep")) {
      int[] text = characters(TEXT);
      Value given = row(Arrays.copyOf(text, text.length - 1));
      Value next = row(Arrays.copyOfRange(text, 1, text.length));
      double loss = 10;
      for (int i = 0; i < 150; i++) {
        loss = trainer.step("train", given, next).loss();
      }
      assertTrue(loss < 0.1, "the loss is " + loss);
      try (Predictor predictor = trainer.predictor()) {
        float[] run = predictor.call("predict", row(text)).get("output").floats();
        Value state = Value.of(new float[48], 1, 48);
        StringBuilder written = new StringBuilder(TEXT.substring(0, 1));
        for (int t = 0; t < text.length; t++) {
          Map<String, Value> step = predictor.call("step", Value.of(new int[] {text[t]}, 1), state);
          float[] scores = step.get("scores").floats();
          assertArrayEquals(Arrays.copyOfRange(run, t * 28, (t + 1) * 28), scores, 1e-4f);
          state = step.get("state");
          written.append(text(new int[] {largest(scores, 0)}));
        }
        assertEquals(TEXT, written.substring(0, TEXT.length()));
      }
    }
  }

  @Test
  void aDecoderWritesBackwardsWhatAnEncoderRead() {
    try (Trainer<?> trainer = trainer("Reversal")) {
      double loss = 10;
      for (int i = 0; i < 400; i++) {
        int[][] from = sequences(48);
        double now = trainer.step("train", padded(from, 7), written(from), reversed(from)).loss();
        loss = 0.95 * loss + 0.05 * now;
      }
      int[][] fresh = sequences(50);
      int right = 0;
      try (Predictor predictor = trainer.predictor()) {
        int[][] texts = new int[fresh.length][6];
        for (int[] text : texts) {
          text[0] = 1;
        }
        for (int t = 0; t < 5; t++) {
          float[] scores =
              predictor.call("write", padded(fresh, 7), padded(texts, 6)).get("output").floats();
          for (int n = 0; n < fresh.length; n++) {
            texts[n][t + 1] = largest(scores, (n * 6 + t) * 10, 10);
          }
        }
        for (int n = 0; n < fresh.length; n++) {
          int length = fresh[n].length;
          boolean same = true;
          for (int t = 0; t < Math.min(length, 5); t++) {
            same &= texts[n][t + 1] == fresh[n][length - 1 - t];
          }
          right += same ? 1 : 0;
        }
      }
      assertTrue(right >= 45, right + " of 50 are right; the loss is " + loss);
    }
  }

  @Test
  void aClassifierTellsWhichWordComesFirst() {
    try (Trainer<?> trainer = trainer("Order")) {
      for (int i = 0; i < 200; i++) {
        int[] firsts = new int[32];
        trainer.step("train", texts(firsts, 10), Value.of(firsts, 32));
      }
      int[] firsts = new int[200];
      Value texts = texts(firsts, 10);
      try (Predictor predictor = trainer.predictor()) {
        float[] scores = predictor.predict(texts).floats();
        int right = 0;
        for (int n = 0; n < firsts.length; n++) {
          right += largest(scores, n * 2, 2) == firsts[n] ? 1 : 0;
        }
        assertTrue(right >= 190, right + " of 200 are right");

        // more padding changes no score
        int[] longer = new int[200 * 15];
        for (int n = 0; n < 200; n++) {
          System.arraycopy(texts.ints(), n * 10, longer, n * 15, 10);
        }
        assertArrayEquals(scores, predictor.predict(Value.of(longer, 200, 15)).floats(), 1e-5f);
      }
    }
  }

  /** The loss is the mean over words; padding changes neither it nor what is learned from it. */
  @Test
  void aTaggerLearnsFromWordsAlone() {
    int[][] texts = {{3, 5, 2, 7}, {6, 1}, {4, 5, 6}};
    int[][] above = new int[texts.length][];
    for (int n = 0; n < texts.length; n++) {
      above[n] = new int[texts[n].length];
      for (int t = 1; t < texts[n].length; t++) {
        above[n][t] = texts[n][t] > texts[n][t - 1] ? 1 : 0;
      }
    }
    try (Trainer<?> tight = trainer("Tagger");
        Trainer<?> loose = trainer("Tagger")) {
      double last = 0;
      for (int i = 0; i < 100; i++) {
        double loss = tight.step("train", padded(texts, 4), padded(above, 4)).loss();
        last = loose.step("train", padded(texts, 9), padded(above, 9)).loss();
        assertEquals(loss, last, 1e-3 * (1 + loss), "step " + i);
      }
      assertTrue(last < 0.1, "the loss is " + last);
    }
  }

  /**
   * Texts of 4 to 10 words, one of them 1 and one of them 2; {@code firsts} says which is first.
   */
  private Value texts(int[] firsts, int longest) {
    int[] words = new int[firsts.length * longest];
    for (int n = 0; n < firsts.length; n++) {
      int length = 4 + random.nextInt(longest - 3);
      int start = n * longest;
      for (int t = 0; t < length; t++) {
        words[start + t] = 3 + random.nextInt(5);
      }
      int early = random.nextInt(length - 1);
      int late = early + 1 + random.nextInt(length - 1 - early);
      firsts[n] = random.nextInt(2);
      words[start + early] = 1 + firsts[n];
      words[start + late] = 2 - firsts[n];
    }
    return Value.of(words, firsts.length, longest);
  }

  /** Sequences of 3 to 5 symbols from 2 on; 0 is padding, and 1 begins what is written. */
  private int[][] sequences(int count) {
    int[][] sequences = new int[count][];
    for (int n = 0; n < count; n++) {
      sequences[n] = random.ints(3 + random.nextInt(3), 2, 10).toArray();
    }
    return sequences;
  }

  private static Value padded(int[][] sequences, int longest) {
    int[] all = new int[sequences.length * longest];
    for (int n = 0; n < sequences.length; n++) {
      System.arraycopy(sequences[n], 0, all, n * longest, sequences[n].length);
    }
    return Value.of(all, sequences.length, longest);
  }

  private static Value reversed(int[][] sequences) {
    return padded(Arrays.stream(sequences).map(s -> backwards(s)).toArray(int[][]::new), 6);
  }

  /** What the decoder has written before each symbol. */
  private static Value written(int[][] sequences) {
    int[][] before =
        Arrays.stream(sequences)
            .map(
                s -> {
                  int[] shifted = new int[s.length];
                  shifted[0] = 1;
                  System.arraycopy(backwards(s), 0, shifted, 1, s.length - 1);
                  return shifted;
                })
            .toArray(int[][]::new);
    return padded(before, 6);
  }

  private static int[] backwards(int[] sequence) {
    int[] backwards = new int[sequence.length];
    for (int t = 0; t < sequence.length; t++) {
      backwards[t] = sequence[sequence.length - 1 - t];
    }
    return backwards;
  }

  private static int largest(float[] scores, int from) {
    return largest(scores, from, scores.length - from);
  }

  private static int largest(float[] scores, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = scores[from + i] > scores[from + best] ? i : best;
    }
    return best;
  }

  /** A space is 1, a letter is 2 and above. */
  private static int[] characters(String text) {
    return text.chars().map(c -> c == ' ' ? 1 : c - 'a' + 2).toArray();
  }

  private static String text(int[] characters) {
    StringBuilder text = new StringBuilder();
    for (int character : characters) {
      text.append(character == 1 ? ' ' : (char) ('a' + character - 2));
    }
    return text.toString();
  }

  private static Value row(int[] numbers) {
    return Value.of(numbers, 1, numbers.length);
  }
}
