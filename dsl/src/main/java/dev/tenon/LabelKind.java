package dev.tenon;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the labels of a data set are. Whether there is one for each example, step or pixel is said
 * by their sizes.
 */
public enum LabelKind {
  /**
   * What type and classes say: {@link #CLASSES} where they are whole numbers, {@link
   * #PROBABILITIES} where they are floating and there are classes, {@link #BINARY} where they are
   * truths; else numbers of which nothing is known.
   */
  IMPLIED,
  /** There are none; what is predicted is judged by itself, or by the input. */
  NONE,
  /** The index of a class, {@code int32 N}, of each pixel, {@code int32 N H W}, or each step. */
  CLASSES,
  /** A probability of each class, {@code N 10}: soft or one-hot labels; they add up to 1. */
  PROBABILITIES,
  /** Numbers of any size: prices, angles. */
  NUMBERS,
  /** 0 or 1, or between, each by itself: one label, {@code N 1}, or several, {@code N 5}. */
  BINARY;

  /** The losses that these can be compared by; the usual one is the first. */
  public Set<Loss> losses() {
    return switch (this) {
      case NONE -> Set.of();
      case CLASSES -> EnumSet.of(Loss.SOFTMAX_CROSS_ENTROPY);
      case PROBABILITIES ->
          EnumSet.of(
              Loss.SOFT_LABEL_CROSS_ENTROPY,
              Loss.KL_DIVERGENCE,
              Loss.MEAN_SQUARED_ERROR,
              Loss.MEAN_ABSOLUTE_ERROR,
              Loss.HUBER);
      case NUMBERS -> EnumSet.of(Loss.MEAN_SQUARED_ERROR, Loss.MEAN_ABSOLUTE_ERROR, Loss.HUBER);
      case BINARY, IMPLIED ->
          EnumSet.of(
              Loss.SIGMOID_CROSS_ENTROPY,
              Loss.BINARY_CROSS_ENTROPY,
              Loss.HINGE,
              Loss.MEAN_SQUARED_ERROR,
              Loss.MEAN_ABSOLUTE_ERROR,
              Loss.HUBER);
    };
  }

  /** The loss that a model is trained with where it names none; null where one must be named. */
  public Loss implied() {
    return switch (this) {
      case CLASSES -> Loss.SOFTMAX_CROSS_ENTROPY;
      case PROBABILITIES -> Loss.SOFT_LABEL_CROSS_ENTROPY;
      case BINARY -> Loss.SIGMOID_CROSS_ENTROPY;
      case NONE, NUMBERS, IMPLIED -> null;
    };
  }

  /** The loss that whoever names none has most probably in mind; null where it may be any. */
  public Loss usual() {
    return switch (this) {
      case NUMBERS, IMPLIED -> Loss.MEAN_SQUARED_ERROR;
      default -> implied();
    };
  }

  /** As it is told: {@code "class indices"}. */
  public String told() {
    return switch (this) {
      case NONE -> "none";
      case CLASSES -> "class indices";
      case PROBABILITIES -> "class probabilities";
      case BINARY -> "0 or 1 each";
      case NUMBERS, IMPLIED -> "numbers";
    };
  }
}
