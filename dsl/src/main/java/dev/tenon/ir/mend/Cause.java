package dev.tenon.ir.mend;

import dev.tenon.Tensor;

/**
 * Axes of a tensor to which a problem is due.
 *
 * @param dtype whether it is due to the type of its elements, and to no size
 */
public record Cause(Tensor tensor, boolean dtype, int... axes) {
  /** Sizes to which a problem is due. */
  public Cause(Tensor tensor, int... axes) {
    this(tensor, false, axes);
  }

  /** How it came about. */
  public Derivation derivation() {
    return dtype ? Derivation.ofDtype(tensor) : Derivation.of(tensor, axes);
  }
}
