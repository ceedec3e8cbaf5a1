package dev.tenon.runtime.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The wrong predictions that the model was surest of; keeps no more than are asked for. */
final class Mistakes {
  private static final Comparator<Mistake> WORST_LAST =
      Comparator.comparingDouble(Mistake::probability)
          .thenComparing(Comparator.comparingLong(Mistake::example).reversed())
          .thenComparing(Comparator.comparingInt(Mistake::position).reversed());

  private final int most;
  private final PriorityQueue<Mistake> worst = new PriorityQueue<>(WORST_LAST);

  Mistakes(int most) {
    this.most = most;
  }

  /**
   * Looks through a batch.
   *
   * @param first index of its first example in the data set
   */
  void add(Predictions batch, long first) {
    for (int row = 0; row < batch.size(); row++) {
      if (batch.predicted(row) == batch.label(row)) {
        continue;
      }
      double probability = batch.confidence(row);
      if (worst.size() == most && !(probability > worst.peek().probability())) {
        continue;
      }
      worst.add(
          new Mistake(
              first + batch.example(row),
              batch.position(row),
              batch.predicted(row),
              batch.label(row),
              probability));
      if (worst.size() > most) {
        worst.poll();
      }
    }
  }

  /** The worst first; of equal ones the first example. */
  List<Mistake> worst() {
    return worst.stream().sorted(WORST_LAST.reversed()).toList();
  }
}
