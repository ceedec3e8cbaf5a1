package dev.tenon.runtime.metrics;

/**
 * How much of what is predicted as a class is of it; see {@link ClassCounts} for the mean over
 * classes.
 */
final class Precision implements Metric {
  private final ClassCounts counts;

  Precision(int classes, int traits) {
    counts = new ClassCounts(classes, traits);
  }

  @Override
  public void add(Predictions batch) {
    counts.add(batch);
  }

  @Override
  public double value() {
    return counts.over(counts::precision);
  }
}
