package dev.tenon.runtime.serve;

import java.time.Duration;

/**
 * How single requests are gathered into batches.
 *
 * @param largest how many are computed together at most
 * @param delay how long the first of a batch waits for others; 0 for those only that wait already
 * @param waiting how many may wait; one more is refused, so that an overload shows at once and
 *     takes no memory
 */
public record Batching(int largest, Duration delay, int waiting) {
  /** At most 64 together, after at most 2 milliseconds; at most 1,024 wait. */
  public static final Batching DEFAULTS = new Batching(64, Duration.ofMillis(2), 1024);

  /** Checks the numbers. */
  public Batching {
    if (largest < 1 || waiting < 1) {
      throw new IllegalArgumentException(
          "largest and waiting are 1 or more, not %d and %d".formatted(largest, waiting));
    }
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay is 0 or more, not " + delay);
    }
  }
}
