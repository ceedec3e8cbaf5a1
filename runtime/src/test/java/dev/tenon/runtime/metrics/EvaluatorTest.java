package dev.tenon.runtime.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.DataSpec;
import dev.tenon.LabelKind;
import dev.tenon.ir.Measured;
import dev.tenon.runtime.Value;
import dev.tenon.runtime.data.Batch;
import dev.tenon.runtime.data.Batches;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.data.LastBatch;
import dev.tenon.runtime.data.StepExamples;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Metrics against scikit-learn 1.9.1: {@code accuracy_score}, {@code top_k_accuracy_score}, {@code
 * precision_score}, {@code recall_score}, {@code f1_score} (macro for more than two classes, {@code
 * zero_division=0}), {@code roc_auc_score} (one against the rest, of softmax), {@code
 * confusion_matrix}, {@code mean_absolute_error}, {@code mean_squared_error}. Batches are of five.
 */
class EvaluatorTest {
  @DataSpec(
      input = "float32 N 1",
      classes = 4,
      classNames = {"ant", "bee", "cat", "dog"})
  private record Animals() {}

  @DataSpec(input = "float32 N 1", label = "int32 N 3", classes = 4)
  private record Steps() {}

  @DataSpec(input = "float32 N 1", label = "float32 N 1", kind = LabelKind.BINARY)
  private record Truth() {}

  @DataSpec(input = "float32 N 1", label = "float32 N 3", kind = LabelKind.BINARY)
  private record Traits() {}

  @DataSpec(input = "float32 N 1", label = "float32 N 2", kind = LabelKind.NUMBERS)
  private record Numbers() {}

  private static final float[] SCORES = {
    0f, 0.3f, -0.3f, -0.9f, -0.5f, -1f, 0.1f, 1.3f, -0.5f, -0.6f, 0.5f, 0.4f, 0.1f, -0.9f, 0f, 0.7f,
    -1.3f, -0.5f, -1.9f, -1.3f, -1.8f, -0.2f, -1.3f, 0.3f, 0.2f, -0.2f, -2.5f, -0.5f, 0f, 0.1f,
    -1.5f, -0.5f, -1f, -0.8f, 1.1f, -0.8f, 0f, 0.9f, -0.6f, -0.1f, 0.1f, 0.1f, -1.2f, 0.1f, 1.4f,
    -1.5f, 0.9f, 0.1f
  };
  private static final int[] LABELS = {1, 2, 2, 2, 1, 1, 0, 0, 1, 1, 1, 0};

  private static Evaluator measured(
      Measured kind, int classes, Dataset<?> data, float[] scores, String... wanted) {
    Evaluator evaluator = new Evaluator(kind, classes, data.contract(), List.of(wanted));
    int each = scores.length / data.size();
    int done = 0;
    try (Batches batches = data.batches(5, LastBatch.KEEP)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        int from = done * each;
        done += batch.size();
        float[] part = Arrays.copyOfRange(scores, from, done * each);
        evaluator.add(batch, Value.of(part, batch.size(), each), null);
      }
    }
    return evaluator;
  }

  private static Dataset<Animals> animals(int... labels) {
    return Dataset.of(Animals.class, new float[labels.length], labels);
  }

  private static void check(Map<String, Double> expected, Map<String, Double> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((name, value) -> assertEquals(value, found.get(name), 1e-12, name));
  }

  @Test
  void measuresClasses() {
    Evaluator evaluator =
        measured(Measured.SCORES, 4, animals(LABELS), SCORES, "top2", "top3", "top9");
    Map<String, Double> found = evaluator.metrics();
    assertTrue(Double.isNaN(found.get("auc")));
    assertEquals(Map.of("auc", "no example is of class dog"), evaluator.reasons());
    // scikit-learn says 10 of 12 for top2: of equal scores it takes the last class first
    check(
        Map.of(
            "accuracy", 0.5,
            "precision", 0.47916666666666663,
            "recall", 0.37499999999999994,
            "f1", 0.41666666666666663,
            "auc", Double.NaN,
            "top2", 11 / 12.0,
            "top3", 1.0),
        found);
    ConfusionMatrix matrix = evaluator.confusion().orElseThrow();
    assertEquals(
        """
        ant [2, 1, 0, 0]
        bee [1, 3, 1, 1]
        cat [0, 0, 1, 2]
        dog [0, 0, 0, 0]
        """,
        matrix.toString());
    assertEquals(0.75, matrix.precision(1));
    assertEquals(0.5, matrix.recall(1));
    assertEquals(0.6, matrix.f1(1), 1e-12);
    assertEquals(0, matrix.f1(3));
    assertEquals(3, matrix.labelled(0));
    assertEquals(3, matrix.predicted(3));
  }

  @Test
  void measuresTheAreaOfEachClassAgainstTheRest() {
    Dataset<Animals> data = animals(1, 2, 2, 2, 1, 3, 0, 0, 1, 1, 1, 0);
    double area = measured(Measured.SCORES, 4, data, SCORES).metrics().get("auc");
    assertEquals(0.8788600288600289, area, 1e-12);
  }

  @Test
  void measuresTruthsWithEqualScores() {
    float[] scores = {
      -0.2f, 0.7f, -0.1f, -0.7f, -0.7f, -0.7f, 0.2f, -0.5f, 0.1f, -1.2f, -0.6f, -0.2f, 0.9f, 1.1f
    };
    float[] labels = {1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 1, 1};
    Dataset<Truth> data = Dataset.of(Truth.class, new float[14], labels);
    Evaluator evaluator = measured(Measured.LOGITS, 1, data, scores);
    check(
        Map.of(
            "accuracy", 0.42857142857142855,
            "precision", 0.4,
            "recall", 0.2857142857142857,
            "f1", 0.3333333333333333,
            "auc", 0.43877551020408156),
        evaluator.metrics());
    assertEquals("0 [4, 3]\n1 [5, 2]\n", evaluator.confusion().orElseThrow().toString());

    // what is said of probabilities is the same
    float[] probabilities = new float[14];
    for (int i = 0; i < 14; i++) {
      probabilities[i] = (float) (1 / (1 + Math.exp(-scores[i])));
    }
    check(evaluator.metrics(), measured(Measured.PROBABILITIES, 1, data, probabilities).metrics());
  }

  @Test
  void measuresEachOfSeveralTruths() {
    float[] scores = {
      0.7f, -0.3f, -0.4f, -0.3f, 1.5f, -0.4f, -0.3f, 0.4f, -0.1f, -0.2f, -1.1f, 0, -0.4f, 1.2f,
      0.7f, 0, 0.7f, -0.3f, 1.1f, 0, 0.6f, -1.3f, 0.3f, -1.7f
    };
    float[] labels = {0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1};
    Dataset<Traits> data = Dataset.of(Traits.class, new float[8], labels);
    check(
        Map.of(
            "accuracy", 0.5416666666666666,
            "precision", 0.6,
            "recall", 0.4238095238095238,
            "f1", 0.48412698412698413,
            "auc", 0.4706349206349207),
        measured(Measured.LOGITS, 1, data, scores).metrics());
    assertTrue(measured(Measured.LOGITS, 1, data, scores).confusion().isEmpty());
    labels[7] = 1;
    labels[10] = 1;
    assertEquals(
        "label 1 is always 1; both 0 and 1 are needed",
        measured(Measured.LOGITS, 1, data, scores).reasons().get("auc"));
  }

  @Test
  void measuresNumbers() {
    float[] predicted = {1.6f, -3.1f, -0.2f, 0.1f, -3.2f, 0.8f, -2.6f, 2.9f, 0.6f, 0.3f};
    float[] labels = {-1.8f, -0.4f, -6f, -3.4f, 1.1f, -6.4f, 2.5f, -5.2f, 2.3f, -2.5f};
    Dataset<Numbers> data = Dataset.of(Numbers.class, new float[5], labels);
    Evaluator evaluator = measured(Measured.NUMBERS, 1, data, predicted);
    Map<String, Double> found = evaluator.metrics();
    assertEquals(List.of("mae", "mse", "rmse"), List.copyOf(found.keySet()));
    assertEquals(4.46, found.get("mae"), 1e-6);
    assertEquals(23.742, found.get("mse"), 1e-5);
    assertEquals(4.8725763205926285, found.get("rmse"), 1e-6);
    assertTrue(evaluator.confusion().isEmpty() && evaluator.mistakes().isEmpty());
  }

  @Test
  void countsOnlyWhatIsNotMasked() {
    // four examples of three steps: those of LABELS in which the mask is true, and others
    Dataset<Steps> data = Dataset.of(Steps.class, StepExamples.of(LABELS, 3));
    boolean[] mask = {true, true, false, true, false, false, true, true, true, false, false, false};
    Evaluator evaluator = new Evaluator(Measured.SCORES, 4, data.contract(), List.of());
    long counted = 0;
    try (Batches batches = data.batches(2, LastBatch.KEEP)) {
      for (int i = 0; i < 2; i++) {
        counted +=
            evaluator.add(
                batches.next(),
                Value.of(Arrays.copyOfRange(SCORES, 24 * i, 24 * i + 24), 2, 3, 4),
                Value.of(Arrays.copyOfRange(mask, 6 * i, 6 * i + 6), 2, 3));
      }
    }
    assertEquals(6, counted);
    // rows 0 1 3 6 7 8: predicted 1 3 3 0 1 2, labelled 1 2 2 0 0 1
    assertEquals(2 / 6.0, evaluator.metrics().get("accuracy"), 1e-12);
    List<Mistake> mistakes = evaluator.mistakes();
    assertEquals(4, mistakes.size());
    Mistake worst = mistakes.get(0);
    assertEquals(
        List.of(2L, 2, 2, 1),
        List.of(worst.example(), worst.position(), worst.predicted(), worst.label()));
    // 1 / (1 + exp(-2.1) + 2 exp(-1.9))
    assertEquals(0.70344, worst.probability(), 1e-5);
    for (int i = 1; i < 4; i++) {
      assertTrue(mistakes.get(i).probability() <= mistakes.get(i - 1).probability());
    }
  }

  @Test
  void aMaskMayHaveAxesOfOne() {
    Dataset<Steps> data = Dataset.of(Steps.class, StepExamples.of(LABELS, 3));
    for (boolean[] mask : List.of(new boolean[] {true, false}, new boolean[] {true, true})) {
      Evaluator evaluator = new Evaluator(Measured.SCORES, 4, data.contract(), List.of());
      try (Batches batches = data.batches(2, LastBatch.KEEP)) {
        Value scores = Value.of(Arrays.copyOf(SCORES, 24), 2, 3, 4);
        assertEquals(mask[1] ? 6 : 3, evaluator.add(batches.next(), scores, Value.of(mask, 2)));
      }
    }
    Evaluator evaluator = new Evaluator(Measured.SCORES, 4, data.contract(), List.of());
    try (Batches batches = data.batches(2, LastBatch.KEEP)) {
      Value scores = Value.of(Arrays.copyOf(SCORES, 24), 2, 3, 4);
      Value mask = Value.of(new boolean[] {true, false, true}, 1, 3);
      assertEquals(4, evaluator.add(batches.next(), scores, mask));
    }
    // rows 0 2 3 5: predicted 1 2 3 3, labelled 1 2 2 1
    assertEquals(0.5, evaluator.metrics().get("accuracy"));
  }

  @Test
  void whatIsNoNumberIsSaid() {
    float[] scores = SCORES.clone();
    scores[5] = Float.NaN;
    Evaluator evaluator = measured(Measured.SCORES, 4, animals(LABELS), scores);
    assertTrue(evaluator.metrics().values().stream().allMatch(value -> Double.isNaN(value)));
    assertEquals("1 of the predictions are NaN", evaluator.reasons().get("accuracy"));
    assertTrue(evaluator.confusion().isEmpty() && evaluator.mistakes().isEmpty());
  }

  @Test
  void nothingThatCountsIsSaid() {
    Evaluator evaluator = new Evaluator(Measured.SCORES, 4, animals(1).contract(), List.of());
    assertTrue(evaluator.metrics().values().stream().allMatch(value -> Double.isNaN(value)));
    assertEquals(
        List.of("no label counts"), evaluator.reasons().values().stream().distinct().toList());
  }

  @Test
  void oneClassAloneHasNoArea() {
    Dataset<Truth> data = Dataset.of(Truth.class, new float[2], new float[] {1, 1});
    Evaluator evaluator = measured(Measured.LOGITS, 1, data, new float[] {0.5f, -1});
    assertEquals(
        Map.of("auc", "all examples are of class 1; both classes are needed"), evaluator.reasons());
    assertEquals(0.5, evaluator.metrics().get("recall"));
  }

  @Test
  void theWorstMistakesAreKeptAlone() {
    int[] labels = new int[300];
    float[] scores = new float[1200];
    for (int i = 0; i < 300; i++) {
      scores[4 * i + 1] = (i * 37 % 300) / 100f; // class 1, where class 0 is right
    }
    List<Mistake> mistakes = measured(Measured.SCORES, 4, animals(labels), scores).mistakes();
    assertEquals(50, mistakes.size());
    for (int i = 0; i < 50; i++) {
      assertEquals(299 - i, mistakes.get(i).example() * 37 % 300);
    }
  }

  @Test
  void areasHaveALimit() {
    Auc auc = new Auc(2, 1, List.of("0", "1"), 3);
    Predictions two =
        new Predictions(
            Measured.LOGITS, new float[] {1, 2}, new double[] {0, 1}, new int[] {0, 1}, 1, 1);
    auc.add(two);
    assertEquals(1, auc.value());
    auc.add(two);
    assertTrue(Double.isNaN(auc.value()));
    assertTrue(auc.reason().contains("more than 3 scores"), auc.reason());
  }

  /** Each name that a model may have told is one that there is. */
  @Test
  void allNamesAreKnown() {
    for (Measured kind : Measured.values()) {
      for (String name : kind.usual(50)) {
        assertTrue(kind.has(name, 50) || name.equals("auc"), name);
        Metrics.create(name, List.of("a", "b", "c"), 1);
      }
      assertFalse(kind.has("top50", 50) || kind.has("loss", 50) || kind.has("top0", 50));
    }
    assertTrue(Measured.SCORES.has("auc", 50) && Measured.SCORES.has("top49", 50));
    assertThrows(IllegalArgumentException.class, () -> Metrics.create("auk", List.of("a", "b"), 1));
  }
}
