package dev.tenon.runtime.metrics;

/**
 * How much of what is of a class is predicted as it; see {@link ClassCounts} for the mean over
 * classes.
 */
final class Recall implements Metric {
  private final ClassCounts counts;

  Recall(int classes, int traits) {
    counts = new ClassCounts(classes, traits);
  }

  @Override
  public void add(Predictions batch) {
    counts.add(batch);
  }

  @Override
  public double value() {
    return counts.over(counts::recall);
  }
}
