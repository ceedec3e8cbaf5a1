package dev.tenon.ir;

import dev.tenon.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prediction that {@code evaluate} gives besides its loss, so that it can be measured against the
 * labels; the name of the output says how to read it.
 */
public enum Measured {
  /** A number for each class on the last axis; the largest is that of the class predicted. */
  SCORES("scores"),
  /** For each label, 0 or 1, the logarithm of its odds; above 0 means 1. */
  LOGITS("logits"),
  /** For each label the probability that it is 1; above one half means 1. */
  PROBABILITIES("probabilities"),
  /** For each label, 0 or 1, a number that is above 0 for 1. */
  MARGINS("margins"),
  /** What the label is thought to be. */
  NUMBERS("numbers");

  /** The output that is true where there is something to measure; {@code bool}. */
  public static final String MASK = "mask";

  private static final Pattern TOP = Pattern.compile("top([1-9]\\d{0,5})");

  /** From how many classes on it is told whether the right one is among the best five. */
  private static final int MANY_CLASSES = 11;

  /** Up to how many classes areas under curves are measured unasked: each takes a sorting. */
  private static final int FEW_CLASSES = 20;

  private final String output;

  Measured(String output) {
    this.output = output;
  }

  /** Name of the output of {@code evaluate}. */
  public String output() {
    return output;
  }

  /** What the predictions of a head with {@code loss} are. */
  public static Measured of(Loss loss) {
    return switch (loss) {
      case SOFTMAX_CROSS_ENTROPY, SOFT_LABEL_CROSS_ENTROPY, KL_DIVERGENCE -> SCORES;
      case SIGMOID_CROSS_ENTROPY -> LOGITS;
      case BINARY_CROSS_ENTROPY -> PROBABILITIES;
      case HINGE -> MARGINS;
      case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER -> NUMBERS;
    };
  }

  /** What the output called {@code name} is; empty where it is none of these. */
  public static Optional<Measured> named(String name) {
    for (Measured measured : values()) {
      if (measured.output.equals(name)) {
        return Optional.of(measured);
      }
    }
    return Optional.empty();
  }

  /**
   * The metrics that are measured unasked, in the order in which they are told.
   *
   * @param classes how many scores a prediction has
   */
  public List<String> usual(int classes) {
    if (this == NUMBERS) {
      return List.of("mae", "mse", "rmse");
    }
    List<String> names = new ArrayList<>(List.of("accuracy", "precision", "recall", "f1"));
    if (this != SCORES || classes <= FEW_CLASSES) {
      names.add("auc");
    }
    if (this == SCORES && classes >= MANY_CLASSES) {
      names.add(1, "top5");
    }
    return names;
  }

  /**
   * Whether there is a metric called {@code name} for such predictions.
   *
   * @param classes how many scores a prediction has
   */
  public boolean has(String name, int classes) {
    if (this == SCORES) {
      int top = top(name);
      return top > 0 ? top < classes : usual(0).contains(name);
    }
    return usual(0).contains(name);
  }

  /** The k of {@code top3}: among how many classes the right one is to be; 0 for other names. */
  public static int top(String name) {
    Matcher matcher = TOP.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
