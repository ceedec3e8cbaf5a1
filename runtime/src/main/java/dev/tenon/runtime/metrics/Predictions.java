package dev.tenon.runtime.metrics;

import dev.tenon.ir.Measured;
import java.util.Arrays;

/**
 * What a model says of one batch, and the labels that it is compared with: those that count alone,
 * one row after the other.
 *
 * <p>A row is a label: of an example, or of one of its steps, pixels or traits.
 */
final class Predictions {
  private final Measured kind;
  private final float[] scores;
  private final double[] labels;
  private final int[] positions;
  private final int width;
  private final int each;
  private final int[] predicted;
  private final long notNumbers;

  /**
   * Predictions of a batch.
   *
   * @param scores {@code width} numbers a row
   * @param labels of all rows: the class, 0 or 1, or a number
   * @param positions of the rows among all labels of the batch, also those that do not count
   * @param width the number of classes, or 1
   * @param each labels of an example
   */
  Predictions(
      Measured kind, float[] scores, double[] labels, int[] positions, int width, int each) {
    this.kind = kind;
    this.scores = scores;
    this.labels = labels;
    this.positions = positions;
    this.width = width;
    this.each = each;
    this.predicted = kind == Measured.NUMBERS ? new int[0] : new int[labels.length];
    long bad = 0;
    for (float score : scores) {
      bad += Float.isNaN(score) ? 1 : 0;
    }
    notNumbers = bad;
    float threshold = kind == Measured.PROBABILITIES ? 0.5f : 0;
    for (int row = 0; row < predicted.length; row++) {
      predicted[row] = kind == Measured.SCORES ? largest(row) : scores[row] > threshold ? 1 : 0;
    }
  }

  private int largest(int row) {
    int best = 0;
    for (int i = 1; i < width; i++) {
      if (scores[row * width + i] > scores[row * width + best]) {
        best = i;
      }
    }
    return best;
  }

  /** How many labels count. */
  int size() {
    return labels.length;
  }

  /** How many scores are NaN. */
  long notNumbers() {
    return notNumbers;
  }

  /** What is predicted of a row: the class, or 0 or 1. */
  int predicted(int row) {
    return predicted[row];
  }

  /** The class of a row, or 0 or 1; a label between is what it is nearer to. */
  int label(int row) {
    return kind == Measured.SCORES ? (int) labels[row] : labels[row] > 0.5 ? 1 : 0;
  }

  /** The number that a row is labelled with. */
  double number(int row) {
    return labels[row];
  }

  /** The only score of a row, or that of a class. */
  float score(int row, int index) {
    return scores[row * width + index];
  }

  /** How many classes there are, or one score. */
  int width() {
    return width;
  }

  /** Which example of the batch a row is of. */
  int example(int row) {
    return positions[row] / each;
  }

  /** Which label of its example a row is: 0 where each has one. */
  int position(int row) {
    return positions[row] % each;
  }

  /** The probability of each class in a row; 1 in all. */
  double[] probabilities(int row) {
    double largest = score(row, predicted[row]);
    double[] exponents = new double[width];
    double sum = 0;
    for (int i = 0; i < width; i++) {
      exponents[i] = Math.exp(score(row, i) - largest);
      sum += exponents[i];
    }
    double whole = sum;
    Arrays.setAll(exponents, i -> exponents[i] / whole);
    return exponents;
  }

  /** How probable what is predicted of a row is said to be; NaN where that is not said. */
  double confidence(int row) {
    switch (kind) {
      case SCORES:
        return probabilities(row)[predicted[row]];
      case LOGITS:
        return 1 / (1 + Math.exp(-Math.abs(scores[row])));
      case PROBABILITIES:
        return Math.max(scores[row], 1 - scores[row]);
      default:
        return Double.NaN;
    }
  }
}
