package dev.tenon.ir.mend;

import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes problems one mistake that one other arrangement of what is written mends: two layers that
 * change place break both, and often what follows.
 *
 * <p>Only tried where several problems may come from one, or where nothing else mends one: each
 * trial takes a trace.
 */
final class Rearranging {
  /** What is too large at any place, though it may be told of another one there. */
  private static final Set<String> ANYWHERE = Set.of("SizeOverflow");

  /** Trials in a model of changes of what is mended otherwise, too, problem by problem. */
  private static final int MOST_DOUBTFUL = 2;

  private final Trials trials;
  private final Found found;
  private final Set<String> unfinished;
  private final Arrangements arrangements;
  private int doubtful = MOST_DOUBTFUL; // trials that are left

  /**
   * Makes problems one mistake.
   *
   * @param unfinished keys of problems of which the first change leaves others that were silent
   */
  Rearranging(Trials trials, Found found, Set<String> unfinished, Arrangements arrangements) {
    this.trials = trials;
    this.found = found;
    this.unfinished = unfinished;
    this.arrangements = arrangements;
  }

  /** A change and those of the problems told that it mends. */
  private record Mends(Fix fix, List<Located> mended) {
    /** What is told: an error where something changes place, or else the first. */
    private Located shown() {
      List<Located> errors = mended.stream().filter(one -> !one.warning()).toList();
      return errors.stream()
          .filter(one -> isAt(fix.candidate(), one.origin()))
          .findFirst()
          .orElse(errors.get(0));
    }
  }

  /** {@code problems} of which each arrangement that mends several leaves one. */
  List<Located> told(List<Located> problems) {
    List<Located> told = new ArrayList<>(problems);
    for (Located problem : problems) {
      boolean anywhere = ANYWHERE.contains(problem.problem().id());
      if (!anywhere
          && told.contains(problem)
          && told.stream().anyMatch(one -> !one.warning())
          && (isOpen(problem) || told.size() > 1)) {
        List<Candidate> near = arrangements.near(problem);
        boolean likely =
            isOpen(problem)
                || told.stream()
                    .anyMatch(other -> other != problem && mayBeOne(problem, other, near));
        if (likely) {
          mending(problem, near, told).ifPresent(mends -> leaveOne(told, mends));
        }
      }
    }
    return told;
  }

  /** Whether nothing mends {@code problem}, or what does leaves more. */
  private boolean isOpen(Located problem) {
    return problem.problem().fixes().isEmpty() || unfinished.contains(Found.key(problem));
  }

  /** Whether {@code other} is about a neighbour, or about what one that may change place makes. */
  private boolean mayBeOne(Located problem, Located other, List<Candidate> near) {
    return arrangements.areNeighbours(problem, other)
        || other.problem().causes().stream()
            .flatMap(cause -> cause.derivation().steps().stream())
            .map(Derivation.Step::origin)
            .anyMatch(
                step ->
                    near.stream().anyMatch(change -> isAt(change, step))
                        || arrangements.areNeighbours(problem, at(other, step)));
  }

  private static Located at(Located problem, Origin place) {
    return new Located(problem.problem(), place, problem.warning(), problem.scope());
  }

  private static boolean isAt(Candidate change, Origin origin) {
    return change.all().stream().anyMatch(each -> each.place().origin().isAt(origin));
  }

  private static void leaveOne(List<Located> told, Mends mends) {
    Located shown = mends.shown();
    told.replaceAll(one -> one == shown ? shown.mendedBy(List.of(mends.fix())) : one);
    told.removeIf(one -> one != shown && mends.mended().contains(one));
  }

  /** The likeliest of the changes {@code near} that mends {@code problem}, or more than that. */
  private Optional<Mends> mending(Located problem, List<Candidate> near, List<Located> told) {
    Set<String> known = new HashSet<>(found.allKeys());
    known.addAll(Found.keys(told));
    return near.stream()
        .flatMap(candidate -> trials.written(candidate).stream().limit(1))
        .limit(Trials.MOST_TRIED)
        .takeWhile(candidate -> isOpen(problem) || doubtful-- > 0)
        .flatMap(candidate -> mends(candidate, problem, told, known).stream())
        .findFirst();
  }

  /**
   * What {@code change} mends of {@code told}; empty where it leaves {@code problem} or anything of
   * its own, and where another change does as well.
   */
  private Optional<Mends> mends(
      Candidate change, Located problem, List<Located> told, Set<String> known) {
    String key = Found.key(problem);
    Found after;
    try {
      after =
          trials.after(
              change, one -> Found.key(one).equals(key) || !known.contains(Found.key(one)));
    } catch (Mending.Enough e) {
      return Optional.empty();
    }
    Set<String> left = after.allKeys();
    List<Located> mended = told.stream().filter(one -> !left.contains(Found.key(one))).toList();
    // what was not told came from what was: it may still do so, but for what the change is about
    Set<String> still = Found.keys(told);
    boolean source = told.stream().anyMatch(one -> !one.warning() && !mended.contains(one));
    boolean own =
        !known.containsAll(left)
            || !source && !still.containsAll(Found.keys(after.errors()))
            || mended.size() == told.size() && !left.isEmpty()
            || after.warnings().stream()
                .filter(warning -> !still.contains(Found.key(warning)))
                .anyMatch(warning -> !Trials.isApart(warning, change));
    boolean errors = mended.stream().anyMatch(one -> !one.warning());
    boolean open = mended.stream().allMatch(one -> one.problem().fixes().isEmpty());
    boolean whole = unfinished.contains(key) && still.containsAll(left);
    return !own && errors && mended.contains(problem) && (mended.size() > 1 || open || whole)
        ? Optional.of(new Mends(new Fix(change, change.text(problem.origin())), mended))
        : Optional.empty();
  }
}
