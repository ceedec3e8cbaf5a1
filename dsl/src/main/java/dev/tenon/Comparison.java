package dev.tenon;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether two sizes are one, as {@link Dim#compare(Dim)} finds it.
 *
 * @param verdict what is proved
 * @param example if different, values of the names for which they differ; else empty
 * @param left if different, what the first size is for {@code example}
 * @param right if different, what the second size is for {@code example}
 */
public record Comparison(Verdict verdict, SortedMap<String, Long> example, long left, long right) {

  /** What is proved about two sizes. */
  public enum Verdict {
    /** Equal for all values of the names. */
    EQUAL,
    /** Different for the values of the example; for others they may agree. */
    DIFFERENT,
    /** Too large to decide, and no values are found for which they differ. */
    UNDECIDED
  }

  static final Comparison SAME = new Comparison(Verdict.EQUAL, new TreeMap<>(), 0, 0);
  static final Comparison UNKNOWN = new Comparison(Verdict.UNDECIDED, new TreeMap<>(), 0, 0);

  /** Copies the example. */
  public Comparison {
    example = Collections.unmodifiableSortedMap(new TreeMap<>(example));
  }

  /** Whether the sizes are provably equal. */
  public boolean isEqual() {
    return verdict == Verdict.EQUAL;
  }

  /** Whether the sizes are provably different for the example. */
  public boolean isDifferent() {
    return verdict == Verdict.DIFFERENT;
  }

  /** For a message: {@code "for T = 7: 4 and 3"}, or {@code "4 and 3"} where no name matters. */
  @Override
  public String toString() {
    return switch (verdict) {
      case EQUAL -> "equal";
      case UNDECIDED -> "undecided";
      case DIFFERENT ->
          (example.isEmpty() ? "" : "for " + text(example, example.keySet()) + ": ")
              + left
              + " and "
              + right;
    };
  }

  /** {@code "H = 3, W = 4"}. */
  static String text(Map<String, Long> values, Collection<String> names) {
    return names.stream()
        .map(name -> name + " = " + values.get(name))
        .collect(Collectors.joining(", "));
  }
}
