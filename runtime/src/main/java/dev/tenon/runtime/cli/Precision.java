package dev.tenon.runtime.cli;

/**
 * In what numbers products are computed. Weights, their updates and checkpoints are {@code float32}
 * in any case.
 */
public enum Precision {
  /** All in {@code float32}; what a GPU of NVIDIA multiplies, it may round to TF32. */
  FLOAT32,
  /**
   * Convolutions and matrix products on a CPU in {@code bfloat16}, which has the range of {@code
   * float32} and 8 bits of precision; sums are {@code float32}. Faster where the processor has it.
   */
  BFLOAT16,
  /** {@link #BFLOAT16} on a CPU that has instructions for it, else {@link #FLOAT32}. */
  AUTO
}
