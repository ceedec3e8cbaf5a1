package dev.tenon.runtime.metrics;

/** The mean squared distance of predictions from labels. */
final class MeanSquaredError implements Metric {
  private double sum;
  private long count;

  @Override
  public void add(Predictions batch) {
    for (int row = 0; row < batch.size(); row++) {
      double distance = batch.score(row, 0) - batch.number(row);
      sum += distance * distance;
    }
    count += batch.size();
  }

  @Override
  public double value() {
    return sum / count;
  }
}
