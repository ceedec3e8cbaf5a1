package dev.tenon.runtime.metrics;

/**
 * Precision, recall or F1: a share of each class; see {@link ClassCounts} for the mean over them.
 */
final class ClassShares implements Metric {
  private final ClassCounts counts;
  private final Share share;

  /** What is told of a class. */
  @FunctionalInterface
  interface Share {
    double of(ClassCounts counts, int index);
  }

  ClassShares(ClassCounts counts, Share share) {
    this.counts = counts;
    this.share = share;
  }

  @Override
  public void add(Predictions batch) {
    counts.add(batch);
  }

  @Override
  public double value() {
    return counts.over(index -> share.of(counts, index));
  }
}
