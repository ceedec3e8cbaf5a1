package dev.tenon.runtime.report;

import java.util.function.LongSupplier;

/**
 * Examples trained on in a second, from the first step of an epoch to its last, so without
 * evaluation.
 *
 * <p>The first {@value #LEFT_OUT_STEPS} steps of the run are left out, because code is compiled and
 * kernels are chosen in them.
 */
public final class Throughput {
  /** How many steps of a run are not counted. */
  public static final int LEFT_OUT_STEPS = 50;

  private final LongSupplier nanoTime;
  private long steps;
  private long examples;
  private long from;
  private long until;

  /** Measures by the clock of this machine. */
  public Throughput() {
    this(System::nanoTime);
  }

  Throughput(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Training of an epoch starts; what was counted of the one before is forgotten. */
  public void epochStarted() {
    examples = 0;
    from = nanoTime.getAsLong();
    until = from;
  }

  /** A step on {@code count} examples is done. */
  public void stepDone(int count) {
    steps++;
    until = nanoTime.getAsLong();
    if (steps <= LEFT_OUT_STEPS) {
      from = until;
    } else {
      examples += count;
    }
  }

  /** Examples a second of the epoch so far; NaN where all its steps are left out. */
  public double perSecond() {
    return examples == 0 || until == from ? Double.NaN : examples * 1e9 / (until - from);
  }
}
