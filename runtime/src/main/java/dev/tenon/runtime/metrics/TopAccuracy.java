package dev.tenon.runtime.metrics;

/**
 * The share of labels whose class is among the k with the largest scores. Of classes with equal
 * scores the first comes first, as it does in {@link Accuracy}.
 */
final class TopAccuracy implements Metric {
  private final int k;
  private long right;
  private long all;

  TopAccuracy(int k) {
    this.k = k;
  }

  @Override
  public void add(Predictions batch) {
    for (int row = 0; row < batch.size(); row++) {
      int label = batch.label(row);
      float score = batch.score(row, label);
      int better = 0;
      for (int i = 0; i < batch.width(); i++) {
        float other = batch.score(row, i);
        better += other > score || (other == score && i < label) ? 1 : 0;
      }
      right += better < k ? 1 : 0;
    }
    all += batch.size();
  }

  @Override
  public double value() {
    return (double) right / all;
  }
}
