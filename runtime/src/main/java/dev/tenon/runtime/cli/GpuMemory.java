package dev.tenon.runtime.cli;

/**
 * How much of a GPU's memory TensorFlow takes. The first session of a process decides for all.
 *
 * @param growth whether it takes more only as it needs it; otherwise nearly all at once
 * @param limitMegabytes most that it takes of each GPU; 0 for no limit
 */
public record GpuMemory(boolean growth, int limitMegabytes) {
  /** As much as it needs, when it needs it. */
  public static final GpuMemory DEFAULT = new GpuMemory(true, 0);

  /** Checks the limit. */
  public GpuMemory {
    if (limitMegabytes < 0) {
      throw new IllegalArgumentException(
          "the limit of memory is 0 or more megabytes, not " + limitMegabytes);
    }
  }

  /** This, taking memory as it is needed or not. */
  public GpuMemory growing(boolean value) {
    return new GpuMemory(value, limitMegabytes);
  }

  /** This with at most {@code megabytes} of each GPU. */
  public GpuMemory limitedTo(int megabytes) {
    return new GpuMemory(growth, megabytes);
  }
}
