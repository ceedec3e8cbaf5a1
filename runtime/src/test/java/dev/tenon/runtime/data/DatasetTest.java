package dev.tenon.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tenon.DataSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
  /** Two bytes an example, of which the label is the number. */
  @DataSpec(input = "uint8 N 2", classes = 100)
  private static final class Pairs {}

  private static Dataset<Pairs> pairs(int size) {
    byte[] inputs = new byte[2 * size];
    for (int i = 0; i < size; i++) {
      inputs[2 * i] = (byte) i;
      inputs[2 * i + 1] = (byte) -i;
    }
    return Dataset.of(Pairs.class, inputs, IntStream.range(0, size).toArray());
  }

  /** The labels of all batches, after a check that each input goes with its label. */
  private static List<Integer> labels(Batches batches) {
    List<Integer> labels = new ArrayList<>();
    try (batches) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        for (int i = 0; i < batch.size(); i++) {
          assertEquals((byte) batch.label(i), batch.inputs().get(2 * i));
          assertEquals((byte) -batch.label(i), batch.inputs().get(2 * i + 1));
          labels.add(batch.label(i));
        }
      }
    }
    return labels;
  }

  private static List<Integer> labels(Dataset<?> data) {
    return labels(data.batches(7, LastBatch.KEEP));
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @Test
  void batchesKeepTheOrder() {
    assertEquals(range(0, 50), labels(pairs(50)));
  }

  @Test
  void takesTheFirst() {
    assertEquals(range(0, 20), labels(pairs(50).take(20)));
    assertEquals(0, pairs(50).take(0).size());
    Dataset<Pairs> all = pairs(50);
    assertSame(all, all.take(51));
    assertThrows(IllegalArgumentException.class, () -> all.take(-1));
  }

  @Test
  void shufflesByBothSeedAndEpoch() {
    Dataset<Pairs> data = pairs(50);
    List<Integer> first = labels(data.shuffledBatches(8, LastBatch.KEEP, 3, 1));
    assertEquals(first, labels(data.shuffledBatches(8, LastBatch.KEEP, 3, 1)));
    // The size of the batches has no influence on the order.
    assertEquals(first, labels(data.shuffledBatches(13, LastBatch.KEEP, 3, 1)));
    assertEquals(range(0, 50), List.copyOf(new TreeSet<>(first)));
    assertNotEquals(range(0, 50), first);
    assertNotEquals(first, labels(data.shuffledBatches(8, LastBatch.KEEP, 3, 2)));
    assertNotEquals(first, labels(data.shuffledBatches(8, LastBatch.KEEP, 4, 1)));
  }

  @Test
  void shufflesWhatWasTaken() {
    Dataset<Pairs> taken = pairs(50).take(10);
    List<Integer> labels = labels(taken.shuffledBatches(4, LastBatch.KEEP, 1, 1));
    assertEquals(range(0, 10), List.copyOf(new TreeSet<>(labels)));
  }

  @Test
  void splitsWithoutOverlap() {
    Splits<Pairs> parts = pairs(50).split(0.8, 5);
    assertEquals(40, parts.train().size());
    assertEquals(10, parts.test().size());
    List<Integer> both = new ArrayList<>(labels(parts.train()));
    both.addAll(labels(parts.test()));
    assertNotEquals(range(0, 50), both);
    assertEquals(range(0, 50), List.copyOf(new TreeSet<>(both)));
    assertEquals(labels(parts.test()), labels(pairs(50).split(0.8, 5).test()));
    assertNotEquals(labels(parts.test()), labels(pairs(50).split(0.8, 6).test()));
  }

  @ParameterizedTest
  @CsvSource({"2, 0.01, 1", "2, 0.99, 1", "10, 0.25, 3", "10, 0.001, 1", "10, 0.999, 9"})
  void bothPartsHaveExamples(int size, double fraction, int train) {
    Splits<Pairs> parts = pairs(size).split(fraction, 1);
    assertEquals(train, parts.train().size());
    assertEquals(size - train, parts.test().size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
  void aFractionIsBetweenZeroAndOne(double fraction) {
    assertThrows(IllegalArgumentException.class, () -> pairs(10).split(fraction, 1));
  }

  @Test
  void oneExampleCannotBeSplit() {
    assertThrows(IllegalArgumentException.class, () -> pairs(1).split(0.5, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 5, KEEP, 2",
    "11, 5, KEEP, 3",
    "11, 5, DROP, 2",
    "4, 5, KEEP, 1",
    "4, 5, DROP, 0"
  })
  void countsBatches(int size, int batchSize, LastBatch last, long count) {
    assertEquals(count, pairs(size).batchCount(batchSize, last));
    try (Batches batches = pairs(size).batches(batchSize, last)) {
      assertEquals(count, batches.count());
    }
  }

  @Test
  void labelsMustBeClasses() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Dataset.of(Pairs.class, new byte[4], new int[] {0, 100}))
            .getMessage();
    assertEquals("label 100 of example 1 is none of Pairs, which has 0 to 99", message);
  }

  @Test
  void inputsMustFitTheLabels() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Dataset.of(Pairs.class, new byte[5], new int[] {0, 1}))
            .getMessage();
    assertEquals("2 labels go with 4 bytes of input (2 each), not with 5", message);
  }

  @Test
  void saysWhatItIs() {
    assertEquals("50 x Pairs", pairs(50).toString());
    assertEquals("uint8 N 2", pairs(50).input().toString());
    assertEquals("int32 N", pairs(50).label().toString());
    assertSame(Pairs.class, pairs(50).spec());
  }

  @Test
  void skipsTheFirst() {
    assertEquals(range(20, 50), labels(pairs(50).skip(20)));
    assertEquals(0, pairs(50).skip(60).size());
    assertThrows(IllegalArgumentException.class, () -> pairs(50).skip(-1));
  }

  @Test
  void joins() {
    Dataset<Pairs> all = pairs(50);
    assertEquals(range(10, 30), labels(all.skip(10).take(10).and(all.skip(20).take(10))));
    assertEquals(List.of(8, 9, 0, 1, 2), labels(pairs(10).skip(8).and(pairs(20)).take(5)));
  }

  @Test
  void filtersByInputAndLabel() {
    Dataset<Pairs> data = pairs(50);
    assertEquals(range(0, 7), labels(data.filter(example -> example.labelClass() < 7)));
    assertEquals(List.of(9), labels(data.filter(example -> example.input().get(0) == 9)));
    assertEquals(0, data.filter(example -> false).size());
  }

  /** A number an example, of which the label is half. */
  @DataSpec(input = "N 1", label = "N 1")
  private static final class Halves {}

  @Test
  void mapsToAnotherContract() {
    Dataset<Halves> halves =
        pairs(20)
            .skip(10)
            .map(
                Halves.class,
                (example, input, label) -> {
                  input.putFloat(example.input().get(0));
                  label.putFloat(example.labelClass() / 2f);
                });
    assertEquals("10 x Halves", halves.toString());
    try (Batches batches = halves.batches(4, LastBatch.DROP)) {
      assertEquals(2, batches.count());
      batches.next();
      Batch second = batches.next();
      assertEquals(14f, second.inputs().getFloat(0));
      assertEquals(7f, second.labels().getFloat(0));
    }
  }

  @Test
  void aMapPutsWholeExamples() {
    Dataset<Pairs> short1 =
        pairs(3).map((example, input, label) -> label.putInt(example.labelClass()));
    try (Batches batches = short1.batches(2, LastBatch.KEEP)) {
      assertEquals(
          "the map put 0 of the 2 bytes of an input",
          assertThrows(IllegalStateException.class, batches::next).getMessage());
    }
    Dataset<Pairs> long1 = pairs(3).map((example, input, label) -> input.put(new byte[3]));
    try (Batches batches = long1.batches(2, LastBatch.KEEP)) {
      assertEquals(
          "the map put more than the 2 bytes of an input or the 4 bytes of a label",
          assertThrows(IllegalStateException.class, batches::next).getMessage());
    }
  }

  @Test
  void takesNumbers() {
    Dataset<Halves> data = Dataset.of(Halves.class, new float[] {2, 4, 6}, new float[] {1, 2, 3});
    try (Batches batches = data.batches(3, LastBatch.KEEP)) {
      Batch batch = batches.next();
      assertEquals(6f, batch.inputs().getFloat(8));
      assertEquals(3f, batch.labels().getFloat(8));
    }
    assertEquals(
        "3 examples of Halves have labels \"N 1\", which 2 float numbers are not",
        assertThrows(
                IllegalArgumentException.class,
                () -> Dataset.of(Halves.class, new float[] {2, 4, 6}, new float[] {1, 2}))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Dataset.of(Halves.class, new float[] {2}, new int[] {1}));
  }

  /** Three classes with 1 to 3 as labels. */
  @DataSpec(input = "uint8 N 1", classes = 3, firstClass = 1)
  private static final class Uneven {}

  private static Dataset<Uneven> uneven() {
    int[] labels = new int[20];
    for (int i = 0; i < 20; i++) {
      labels[i] = i < 12 ? 1 : i < 18 ? 2 : 3;
    }
    byte[] inputs = new byte[20];
    for (int i = 0; i < 20; i++) {
      inputs[i] = (byte) i;
    }
    return Dataset.of(Uneven.class, inputs, labels);
  }

  @Test
  void foldsTestEachExampleOnceAndHoldAllClasses() {
    List<Integer> tested = new ArrayList<>();
    for (Splits<Uneven> fold : uneven().folds(3, 7)) {
      assertEquals(20, fold.train().size() + fold.test().size());
      assertEquals(4, fold.test().classCounts()[0]);
      assertEquals(2, fold.test().classCounts()[1]);
      List<Integer> train = inputs(fold.train());
      List<Integer> test = inputs(fold.test());
      tested.addAll(test);
      TreeSet<Integer> both = new TreeSet<>(train);
      both.addAll(test);
      assertEquals(range(0, 20), List.copyOf(both));
    }
    assertNotEquals(range(0, 20), tested);
    assertEquals(range(0, 20), tested.stream().sorted().toList());
    assertEquals(
        inputs(uneven().folds(3, 7).get(1).test()), inputs(uneven().folds(3, 7).get(1).test()));
    assertNotEquals(
        inputs(uneven().folds(3, 7).get(1).test()), inputs(uneven().folds(3, 8).get(1).test()));
    assertThrows(IllegalArgumentException.class, () -> uneven().folds(1, 7));
    assertThrows(IllegalArgumentException.class, () -> uneven().folds(21, 7));
    assertEquals(20, uneven().folds(20, 7).size());
  }

  private static List<Integer> inputs(Dataset<?> data) {
    List<Integer> inputs = new ArrayList<>();
    try (Batches batches = data.batches(6, LastBatch.KEEP)) {
      while (batches.hasNext()) {
        Batch batch = batches.next();
        for (int i = 0; i < batch.size(); i++) {
          inputs.add((int) batch.inputs().get(i));
        }
      }
    }
    return inputs;
  }

  /** As scikit-learn: n / (classes * counts). */
  @Test
  void weighsClassesSoThatAllCountTheSame() {
    assertArrayEquals(
        new double[] {20 / 36.0, 20 / 18.0, 20 / 6.0}, uneven().balancedClassWeights(), 1e-12);
    assertArrayEquals(
        new double[] {18 / 24.0, 18 / 12.0, 0},
        uneven().filter(example -> example.labelClass() < 3).balancedClassWeights(),
        1e-12);
    Dataset<Halves> numbers = Dataset.of(Halves.class, new float[2], new float[] {0, 0.5f});
    assertThrows(IllegalStateException.class, numbers::classCounts);
    Dataset<Halves> truths = Dataset.of(Halves.class, new float[4], new float[] {0, 1, 0, 0});
    assertArrayEquals(new long[] {3, 1}, truths.classCounts());
  }
}
