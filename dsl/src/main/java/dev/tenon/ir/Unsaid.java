package dev.tenon.ir;

import dev.tenon.Layer;
import dev.tenon.Problem;
import dev.tenon.Tensor;

/**
 * Stands for a layer that the source does not say, or says wrongly, which is reported where it is
 * read: nothing of what it gives is sure.
 */
public final class Unsaid implements Layer {
  /** The id of the problem that such a layer raises, which nobody is told. */
  private static final String REPORTED = "Reported";

  /** Of an element without a layer, which may be anything, also an input. */
  public static final Unsaid LAYER = new Unsaid();

  /** Of a layer whose options are wrong. */
  public static final Unsaid OPTIONS = new Unsaid();

  private Unsaid() {}

  @Override
  public Tensor apply(Tensor x) {
    throw problem().becauseDtype(x);
  }

  /** Whether {@code problem} is that of such a layer, and was told where it is read. */
  public static boolean isReported(Problem problem) {
    return problem.id().equals(REPORTED);
  }

  /** What stands for the problem that was reported. */
  static Problem problem() {
    return Problem.of(REPORTED, "what this layer is was not said");
  }
}
