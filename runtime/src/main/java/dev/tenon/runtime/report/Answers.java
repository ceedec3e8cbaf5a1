package dev.tenon.runtime.report;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a model says to data of which each example is of one class.
 *
 * @param classes a name for each class
 * @param counts how many examples of each class (row) it takes for each class (column)
 * @param worst examples that it got wrong, first those whose class it thought least likely
 * @param first the first examples of the data, right or wrong
 */
public record Answers(
    List<String> classes, long[][] counts, List<Answer> worst, List<Answer> first) {
  /**
   * What it says to one example.
   *
   * @param index where in the data it is
   * @param label the class that it is of, counted from 0
   * @param said the class that the model finds most likely, counted from 0
   * @param probability of {@code said}, 0 to 1
   * @param labelProbability of {@code label}, 0 to 1
   * @param picture the example, where it is a picture
   */
  public record Answer(
      int index,
      int label,
      int said,
      double probability,
      double labelProbability,
      Optional<BufferedImage> picture) {}

  /** Keeps copies. */
  public Answers {
    classes = List.copyOf(classes);
    counts = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    worst = List.copyOf(worst);
    first = List.copyOf(first);
  }

  /** A copy. */
  @Override
  public long[][] counts() {
    return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }

  /** How many examples there are. */
  public long examples() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  /** How many of them are taken for another class than theirs. */
  public long wrong() {
    long right = 0;
    for (int i = 0; i < counts.length; i++) {
      right += counts[i][i];
    }
    return examples() - right;
  }
}
