package dev.tenon.runtime.metrics;

/** The mean distance of predictions from labels, one number for all of an example. */
final class MeanAbsoluteError implements Metric {
  private double sum;
  private long count;

  @Override
  public void add(Predictions batch) {
    for (int row = 0; row < batch.size(); row++) {
      double distance = batch.score(row, 0) - batch.number(row);
      sum += Math.abs(distance);
    }
    count += batch.size();
  }

  @Override
  public double value() {
    return sum / count;
  }
}
