package dev.tenon.runtime.metrics;

import java.util.Arrays;

/** The scores of examples of a class and of all others, from which the area follows exactly. */
final class ScoreList {
  private float[] positive = new float[64];
  private float[] negative = new float[64];
  private int positives;
  private int negatives;

  void add(float score, boolean isPositive) {
    float ordered = score + 0f; // sorting tells -0 from 0
    if (isPositive) {
      positive = positives == positive.length ? Arrays.copyOf(positive, 2 * positives) : positive;
      positive[positives++] = ordered;
    } else {
      negative = negatives == negative.length ? Arrays.copyOf(negative, 2 * negatives) : negative;
      negative[negatives++] = ordered;
    }
  }

  int positives() {
    return positives;
  }

  int negatives() {
    return negatives;
  }

  /**
   * The area under the ROC curve, in trapezoids: the share of pairs, one of the class and one of
   * the others, in which the former has the larger score; equal scores count half. NaN where there
   * is no pair.
   */
  double area() {
    Arrays.sort(positive, 0, positives);
    Arrays.sort(negative, 0, negatives);
    long halves = 0; // of pairs that are ordered right
    int below = 0;
    int notAbove = 0;
    for (int i = 0; i < positives; i++) {
      while (below < negatives && negative[below] < positive[i]) {
        below++;
      }
      while (notAbove < negatives && negative[notAbove] <= positive[i]) {
        notAbove++;
      }
      halves += below + notAbove;
    }
    return halves / 2.0 / ((double) positives * negatives);
  }
}
