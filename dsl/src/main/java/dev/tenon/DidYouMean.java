package dev.tenon;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelt one was likely meant to be. */
public final class DidYouMean {
  private DidYouMean() {}

  /**
   * The name nearest to {@code misspelt}; empty where none is near. Near means: but for case, at
   * most one letter in three (and at least one) is inserted, deleted, replaced or swapped with the
   * next. Of equally near names, the first in the alphabet.
   */
  public static Optional<String> of(String misspelt, Collection<String> names) {
    int limit = Math.max(1, misspelt.length() / 3);
    return names.stream()
        .filter(name -> misspelt.length() > 1 && name.length() > 1)
        .filter(name -> distance(misspelt, name) <= limit)
        .min(
            Comparator.comparingInt((String name) -> distance(misspelt, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Edits from one to the other, swaps of neighbours included; case costs nothing. */
  static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = least;
      }
    }
    return cost[a.length()][b.length()];
  }
}
