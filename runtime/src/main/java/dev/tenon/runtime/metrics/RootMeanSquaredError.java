package dev.tenon.runtime.metrics;

/** The root of {@link MeanSquaredError}, in the unit of the labels. */
final class RootMeanSquaredError implements Metric {
  private final MeanSquaredError squared = new MeanSquaredError();

  @Override
  public void add(Predictions batch) {
    squared.add(batch);
  }

  @Override
  public double value() {
    return Math.sqrt(squared.value());
  }
}
