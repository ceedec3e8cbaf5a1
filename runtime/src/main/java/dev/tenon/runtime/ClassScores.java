package dev.tenon.runtime;

import java.util.Set;

/** Outputs that have a number for each class. */
public final class ClassScores {
  /** What makes a distribution; what goes on from it, such as a reshape, makes none. */
  private static final Set<String> DISTRIBUTIONS = Set.of("Softmax");

  /** Numbers that are each between 0 and 1, but no distribution. */
  private static final Set<String> OTHERS = Set.of("Sigmoid", "LogSoftmax");

  private ClassScores() {}

  /** Whether {@code output} has, on its last axis, the score of each of {@code classes}. */
  public static boolean are(Port output, int classes) {
    int rank = output.shape().numDimensions();
    return classes > 0
        && rank >= 2
        && output.dtype().isFloating()
        && output.shape().get(rank - 1) == classes
        && !OTHERS.contains(output.op());
  }

  /** Whether scores that {@code op} makes are probabilities, so that no softmax is due. */
  public static boolean areProbabilities(String op) {
    return DISTRIBUTIONS.contains(op);
  }

  /** The probabilities of {@code scores}, one number a class. */
  public static float[] probabilities(float[] scores, String op) {
    if (areProbabilities(op)) {
      return scores.clone();
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (float score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    double[] exponents = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      exponents[i] = Math.exp(scores[i] - largest);
      sum += exponents[i];
    }
    float[] probabilities = new float[scores.length];
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] = (float) (exponents[i] / sum);
    }
    return probabilities;
  }
}
