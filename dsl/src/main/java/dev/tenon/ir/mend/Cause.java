package dev.tenon.ir.mend;

import dev.tenon.Tensor;

/**
 * Axes of a tensor to which a problem is due.
 *
 * @param what of these axes it is due to
 */
public record Cause(Tensor tensor, What what, int... axes) {
  /** What a problem is due to. */
  public enum What {
    /** The sizes along the axes. */
    SIZES,
    /** That there are so many axes, whatever their sizes are. */
    RANK,
    /** The type of the elements, whatever the sizes are. */
    DTYPE
  }

  /** Sizes to which a problem is due. */
  public Cause(Tensor tensor, int... axes) {
    this(tensor, What.SIZES, axes);
  }

  /** How it came about. */
  public Derivation derivation() {
    return what == What.DTYPE ? Derivation.ofDtype(tensor) : Derivation.of(tensor, axes);
  }
}
