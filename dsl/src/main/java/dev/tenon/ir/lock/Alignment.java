package dev.tenon.ir.lock;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the fewest changes that make the layers that were of the layers that are: layers that keep
 * their name, get another one, are new or gone, in order.
 */
final class Alignment {
  /** Where there are more pairs to look at, layers are told apart by their names alone. */
  private static final long MOST_PAIRS = 4_000_000;

  private static final int NEVER = 1_000;
  private static final int RENAMED = 1;
  private static final int CHANGED = 2;
  private static final int NEW_OR_GONE = 2;

  private Alignment() {}

  /**
   * A layer before and after.
   *
   * @param was null where it is new
   * @param is null where it is gone
   */
  record Pair(Group was, Group is) {}

  /** How {@code was} became {@code is}; none of them is what it was, by name and types. */
  static List<Pair> of(List<Group> was, List<Group> is) {
    boolean few = (long) was.size() * is.size() <= MOST_PAIRS;
    return few ? shortest(was, is) : byName(was, is);
  }

  private static List<Pair> shortest(List<Group> was, List<Group> is) {
    int[][] cost = new int[was.size() + 1][is.size() + 1];
    for (int i = was.size(); i >= 0; i--) {
      for (int j = is.size(); j >= 0; j--) {
        boolean last = i == was.size() && j == is.size();
        int least = last ? 0 : Integer.MAX_VALUE;
        if (i < was.size()) {
          least = Math.min(least, cost[i + 1][j] + NEW_OR_GONE);
        }
        if (j < is.size()) {
          least = Math.min(least, cost[i][j + 1] + NEW_OR_GONE);
        }
        if (i < was.size() && j < is.size()) {
          least = Math.min(least, cost[i + 1][j + 1] + cost(was.get(i), is.get(j)));
        }
        cost[i][j] = least;
      }
    }
    List<Pair> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < was.size() || j < is.size()) {
      boolean both = i < was.size() && j < is.size();
      if (both && cost[i][j] == cost[i + 1][j + 1] + cost(was.get(i), is.get(j))) {
        pairs.add(new Pair(was.get(i++), is.get(j++)));
      } else if (i < was.size() && cost[i][j] == cost[i + 1][j] + NEW_OR_GONE) {
        pairs.add(new Pair(was.get(i++), null));
      } else {
        pairs.add(new Pair(null, is.get(j++)));
      }
    }
    return pairs;
  }

  private static int cost(Group was, Group is) {
    if (was.prefix().equals(is.prefix())) {
      boolean apart = Collections.disjoint(was.members().keySet(), is.members().keySet());
      return apart ? NEVER : CHANGED;
    }
    return was.isLike(is) ? RENAMED : NEVER;
  }

  private static List<Pair> byName(List<Group> was, List<Group> is) {
    List<Group> gone = new ArrayList<>(was);
    List<Pair> pairs = new ArrayList<>();
    for (Group group : is) {
      Group before =
          gone.stream().filter(g -> g.prefix().equals(group.prefix())).findFirst().orElse(null);
      gone.remove(before);
      pairs.add(new Pair(before, group));
    }
    gone.forEach(group -> pairs.add(new Pair(group, null)));
    return pairs;
  }
}
