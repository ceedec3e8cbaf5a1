package dev.tenon.runtime.report.events;

import org.tensorflow.proto.HistogramProto;

/** How often numbers of each size occur. */
final class Histogram {
  private static final int BUCKETS = 30;

  private Histogram() {}

  /**
   * The finite ones of {@code numbers} in 30 buckets of equal width, as TensorFlow's own summaries
   * have them; in a single one where all are equal.
   */
  static HistogramProto of(double[] numbers) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (double number : numbers) {
      if (Double.isFinite(number)) {
        least = Math.min(least, number);
        most = Math.max(most, number);
        sum += number;
        squares += number * number;
        count++;
      }
    }
    HistogramProto.Builder histogram = HistogramProto.newBuilder();
    if (count == 0) {
      return histogram.build();
    }
    int buckets = most > least ? BUCKETS : 1;
    long[] counts = new long[buckets];
    for (double number : numbers) {
      if (Double.isFinite(number)) {
        double place = buckets == 1 ? 0 : (number - least) / (most - least) * buckets;
        counts[Math.min((int) place, buckets - 1)]++;
      }
    }
    histogram.setMin(least).setMax(most).setNum(count).setSum(sum).setSumSquares(squares);
    for (int i = 0; i < buckets; i++) {
      double limit = least + (most - least) * (i + 1) / buckets;
      histogram.addBucketLimit(i == buckets - 1 ? most : limit).addBucket(counts[i]);
    }
    return histogram.build();
  }
}
