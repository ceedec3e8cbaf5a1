package dev.tenon.runtime.report;

import dev.tenon.runtime.metrics.ConfusionMatrix;
import dev.tenon.runtime.metrics.Mistake;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * What a model says to test data of classes.
 *
 * @param confusion how often each class was predicted as each
 * @param mistakes those that the model was surest of, the worst first
 */
public record Answers(ConfusionMatrix confusion, List<Shown> mistakes) {
  /**
   * A mistake to look at.
   *
   * @param mistake what was predicted
   * @param picture the example, where it is a picture
   */
  public record Shown(Mistake mistake, Optional<BufferedImage> picture) {}

  /** Keeps a copy. */
  public Answers {
    mistakes = List.copyOf(mistakes);
  }

  /** How many labels there are. */
  public long labels() {
    long sum = 0;
    for (int i = 0; i < confusion.classes(); i++) {
      sum += confusion.labelled(i);
    }
    return sum;
  }

  /** How many of them are taken for another class than theirs. */
  public long wrong() {
    long right = 0;
    for (int i = 0; i < confusion.classes(); i++) {
      right += confusion.count(i, i);
    }
    return labels() - right;
  }
}
