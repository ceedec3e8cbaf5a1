package dev.tenon.runtime.metrics;

/** The harmonic mean of precision and recall; see {@link ClassCounts} for the mean over classes. */
final class F1 implements Metric {
  private final ClassCounts counts;

  F1(int classes, int traits) {
    counts = new ClassCounts(classes, traits);
  }

  @Override
  public void add(Predictions batch) {
    counts.add(batch);
  }

  @Override
  public double value() {
    return counts.over(counts::f1);
  }
}
