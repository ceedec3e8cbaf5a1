package dev.tenon.ir.mend;

import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tries the changes that may mend a model's problems, and keeps those that do. */
public final class Mending {
  /** Changes that are tried for a problem. */
  private static final int MOST_TRIED = 6;

  /** Changes that are shown. */
  private static final int MOST_SHOWN = 2;

  /** Problems for which changes are tried; nobody reads more at once. */
  private static final int MOST_PROBLEMS = 20;

  private Mending() {}

  /**
   * {@code problems} with what mends them.
   *
   * @param silent problems that were not told, since they come from others
   * @param check the problems of the same model with one change
   * @param written a change as it can be written into the source as it stands; empty if it cannot
   */
  public static List<Located> of(
      List<Located> problems,
      List<Located> silent,
      Function<Amendments, List<Located>> check,
      Function<Candidate, Optional<Candidate>> written) {
    Set<String> told = keys(problems);
    Set<String> before = keys(problems);
    before.addAll(keys(silent));
    List<Located> mended = new ArrayList<>();
    int mending = 0;
    boolean failed = problems.stream().anyMatch(located -> !located.warning());
    for (Located located : problems) {
      List<Candidate> candidates =
          located.problem().candidates().stream()
              .flatMap(candidate -> written.apply(candidate).stream())
              .limit(MOST_TRIED)
              .toList();
      boolean hidden = failed && located.warning(); // it may come from an error
      if (hidden || candidates.isEmpty() || mending++ >= MOST_PROBLEMS) {
        mended.add(located);
        continue;
      }
      List<Fix> whole = new ArrayList<>();
      List<Fix> part = new ArrayList<>(); // those that show what the problem hid
      for (Candidate candidate : candidates) {
        if (whole.size() < MOST_SHOWN) {
          Set<String> after = keys(check.apply(Amendments.of(candidate)));
          if (!after.contains(key(located)) && before.containsAll(after)) {
            Fix fix = new Fix(candidate, candidate.text(located.origin()));
            (told.containsAll(after) ? whole : part).add(fix);
          }
        }
      }
      List<Fix> fixes =
          whole.isEmpty() ? part.subList(0, Math.min(part.size(), MOST_SHOWN)) : whole;
      mended.add(
          new Located(located.problem().mendedBy(fixes), located.origin(), located.warning()));
    }
    return mended;
  }

  private static Set<String> keys(List<Located> problems) {
    return problems.stream().map(Mending::key).collect(Collectors.toCollection(HashSet::new));
  }

  private static String key(Located located) {
    Origin origin = located.origin();
    Object place = origin.token() == null ? origin.place() : origin.token();
    return located.problem().id() + "@" + place.hashCode() + place;
  }
}
