package dev.tenon.runtime.metrics;

/** One number about predictions, gathered over batches. Made anew for each data set. */
interface Metric {
  /** Counts a batch. */
  void add(Predictions batch);

  /** The number; NaN where the batches do not say one. */
  double value();

  /** Why {@link #value} is NaN. */
  default String reason() {
    return "no label counts";
  }
}
