package dev.tenon.runtime.cli;

import java.util.Objects;

/**
 * Where and how a model computes.
 *
 * @param device where
 * @param threads how many, 1 or more
 * @param precision in what numbers
 * @param gpuMemory how much memory of a GPU
 */
public record Computing(Device device, int threads, Precision precision, GpuMemory gpuMemory) {
  /** Checks the threads. */
  public Computing {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(gpuMemory, "gpuMemory");
    if (threads < 1) {
      throw new IllegalArgumentException("threads is 1 or more, not " + threads);
    }
  }

  /** On {@code device} in {@code float32}. */
  public static Computing on(Device device, int threads) {
    return new Computing(device, threads, Precision.FLOAT32, GpuMemory.DEFAULT);
  }

  /** On a GPU where there is one, else on all processors. */
  public static Computing usual() {
    return TrainOptions.DEFAULTS.computing();
  }
}
