package dev.tenon.runtime.metrics;

import java.util.function.DoubleUnaryOperator;

/** A mean over how far predictions are from labels, in all numbers of all examples. */
final class MeanError implements Metric {
  private final DoubleUnaryOperator each;
  private final DoubleUnaryOperator mean;
  private double sum;
  private long count;

  private MeanError(DoubleUnaryOperator each, DoubleUnaryOperator mean) {
    this.each = each;
    this.mean = mean;
  }

  /** The mean distance. */
  static MeanError absolute() {
    return new MeanError(Math::abs, DoubleUnaryOperator.identity());
  }

  /** The mean squared distance. */
  static MeanError squared() {
    return new MeanError(distance -> distance * distance, DoubleUnaryOperator.identity());
  }

  /** The root of the mean squared distance, in the unit of the labels. */
  static MeanError rootSquared() {
    return new MeanError(distance -> distance * distance, Math::sqrt);
  }

  @Override
  public void add(Predictions batch) {
    for (int row = 0; row < batch.size(); row++) {
      sum += each.applyAsDouble(batch.score(row, 0) - batch.number(row));
    }
    count += batch.size();
  }

  @Override
  public double value() {
    return mean.applyAsDouble(sum / count);
  }
}
