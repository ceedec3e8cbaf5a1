package dev.tenon.runtime.metrics;

/** The share of labels that are predicted. */
final class Accuracy implements Metric {
  private long right;
  private long all;

  @Override
  public void add(Predictions batch) {
    for (int row = 0; row < batch.size(); row++) {
      right += batch.predicted(row) == batch.label(row) ? 1 : 0;
    }
    all += batch.size();
  }

  @Override
  public double value() {
    return (double) right / all;
  }
}
