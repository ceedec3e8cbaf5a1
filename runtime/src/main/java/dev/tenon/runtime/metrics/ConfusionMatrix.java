package dev.tenon.runtime.metrics;

import dev.tenon.ir.Counted;
import java.util.Arrays;
import java.util.List;

/** How often each class was predicted as each. */
public final class ConfusionMatrix {
  private final List<String> names;
  private final long[][] counts;

  /**
   * A matrix of counts.
   *
   * @param names of the classes
   * @param counts a row for each class that a label is, a column for each that is predicted
   */
  public ConfusionMatrix(List<String> names, long[][] counts) {
    this.names = List.copyOf(names);
    this.counts = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    for (long[] row : this.counts) {
      if (row.length != names.size() || counts.length != names.size()) {
        throw new IllegalArgumentException(
            Counted.of(names.size(), "class needs", "classes need") + " as many rows and columns");
      }
    }
  }

  /** The names of the classes, or their labels where they have none. */
  public List<String> names() {
    return names;
  }

  /** How many classes there are. */
  public int classes() {
    return counts.length;
  }

  /** How many labels of class {@code label} were predicted as {@code predicted}, from 0. */
  public long count(int label, int predicted) {
    return counts[label][predicted];
  }

  /** How many labels are of class {@code index}. */
  public long labelled(int index) {
    return Arrays.stream(counts[index]).sum();
  }

  /** How many labels were predicted as class {@code index}. */
  public long predicted(int index) {
    return Arrays.stream(counts).mapToLong(row -> row[index]).sum();
  }

  /** How much of what was predicted as class {@code index} is of it; 0 where nothing was. */
  public double precision(int index) {
    return share(counts[index][index], predicted(index));
  }

  /** How much of what is of class {@code index} was predicted so; 0 where nothing is. */
  public double recall(int index) {
    return share(counts[index][index], labelled(index));
  }

  /** The harmonic mean of precision and recall of class {@code index}; 0 where it never occurs. */
  public double f1(int index) {
    return share(2 * counts[index][index], predicted(index) + labelled(index));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** A line for each class: its name, and how often it was predicted as each. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < counts.length; i++) {
      text.append(names.get(i)).append(' ').append(Arrays.toString(counts[i])).append('\n');
    }
    return text.toString();
  }
}
