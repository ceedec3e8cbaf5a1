package dev.tenon.runtime.metrics;

import java.util.function.IntToDoubleFunction;

/**
 * How often each class is labelled, predicted, and both.
 *
 * <p>Of two classes the second is the one that is looked for, as in scikit-learn's {@code
 * average="binary"}; of more, each is (its {@code average="macro"}): the mean over those that are
 * labelled or predicted at all. Where there is nothing to divide by, a share is 0. Several truths
 * about an example are classes of their own.
 */
final class ClassCounts {
  private final int classes;
  private final int traits;
  private final long[] labelled;
  private final long[] predicted;
  private final long[] both;

  /**
   * Counts of {@code classes} classes, or of truths.
   *
   * @param classes 2 or more; 2 for truths
   * @param traits how many truths there are about an example; 1 where there are classes
   */
  ClassCounts(int classes, int traits) {
    this.classes = classes;
    this.traits = traits;
    int size = traits > 1 ? traits : classes;
    labelled = new long[size];
    predicted = new long[size];
    both = new long[size];
  }

  void add(Predictions batch) {
    for (int row = 0; row < batch.size(); row++) {
      int label = batch.label(row);
      int said = batch.predicted(row);
      if (traits > 1) {
        int trait = batch.position(row) % traits;
        labelled[trait] += label;
        predicted[trait] += said;
        both[trait] += label & said;
      } else {
        labelled[label]++;
        predicted[said]++;
        both[label] += label == said ? 1 : 0;
      }
    }
  }

  /** How much of what is predicted as {@code index} is so. */
  double precision(int index) {
    return share(both[index], predicted[index]);
  }

  /** How much of what is {@code index} is predicted so. */
  double recall(int index) {
    return share(both[index], labelled[index]);
  }

  /** The harmonic mean of both. */
  double f1(int index) {
    return share(2 * both[index], predicted[index] + labelled[index]);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** {@code of} the class that is looked for, or its mean over classes. */
  double over(IntToDoubleFunction of) {
    if (traits == 1 && classes == 2) {
      return labelled[0] + labelled[1] == 0 ? Double.NaN : of.applyAsDouble(1);
    }
    double sum = 0;
    int count = 0;
    for (int i = 0; i < labelled.length; i++) {
      if (traits > 1 || labelled[i] + predicted[i] > 0) {
        sum += of.applyAsDouble(i);
        count++;
      }
    }
    return sum / count;
  }
}
