package dev.tenon.ir.mend;

import dev.tenon.ir.Declaration.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes problems one mistake that one other arrangement of what is written mends: two layers that
 * change place break both, and often what follows.
 *
 * <p>Only tried where neighbours are wrong, or where nothing else mends a problem: each trial takes
 * a trace.
 */
final class Rearranging {
  /** What is too large at any place, though it may be told of another one there. */
  private static final Set<String> ANYWHERE = Set.of("SizeOverflow");

  private final Trials trials;
  private final Found found;
  private final Arrangements arrangements;

  Rearranging(Trials trials, Found found, Arrangements arrangements) {
    this.trials = trials;
    this.found = found;
    this.arrangements = arrangements;
  }

  /** A change and those of the problems told that it mends. */
  private record Mends(Fix fix, List<Located> mended) {
    /** What is told: an error where something changes place, or else the first. */
    private Located shown() {
      List<Located> errors = mended.stream().filter(one -> !one.warning()).toList();
      return errors.stream()
          .filter(
              one ->
                  fix.candidate().all().stream()
                      .anyMatch(each -> each.place().origin().isAt(one.origin())))
          .findFirst()
          .orElse(errors.get(0));
    }
  }

  /** {@code problems} of which each arrangement that mends several leaves one. */
  List<Located> told(List<Located> problems) {
    List<Located> told = new ArrayList<>(problems);
    for (Located problem : problems) {
      boolean likely =
          problem.problem().fixes().isEmpty()
              || told.stream()
                  .anyMatch(
                      other -> other != problem && arrangements.areNeighbours(problem, other));
      boolean anywhere = ANYWHERE.contains(problem.problem().id());
      if (told.contains(problem)
          && likely
          && !anywhere
          && told.stream().anyMatch(one -> !one.warning())) {
        mending(problem, told).ifPresent(mends -> leaveOne(told, mends));
      }
    }
    return told;
  }

  private static void leaveOne(List<Located> told, Mends mends) {
    Located shown = mends.shown();
    told.replaceAll(one -> one == shown ? shown.mendedBy(List.of(mends.fix())) : one);
    told.removeIf(one -> one != shown && mends.mended().contains(one));
  }

  /** The likeliest arrangement near {@code problem} that mends it, or it and another one. */
  private Optional<Mends> mending(Located problem, List<Located> told) {
    List<Candidate> candidates =
        arrangements.near(problem).stream()
            .flatMap(candidate -> trials.written(candidate).stream().limit(1))
            .limit(Trials.MOST_TRIED)
            .toList();
    Set<String> known = new HashSet<>(found.allKeys());
    known.addAll(Found.keys(told));
    for (Candidate candidate : candidates) {
      List<Located> mended = mended(candidate, told, known);
      boolean errors = mended.stream().anyMatch(one -> !one.warning());
      boolean open = mended.stream().allMatch(one -> one.problem().fixes().isEmpty());
      if (errors && mended.contains(problem) && (mended.size() > 1 || open)) {
        return Optional.of(new Mends(new Fix(candidate, candidate.text(problem.origin())), mended));
      }
    }
    return Optional.empty();
  }

  /** Those of {@code told} that {@code change} mends; none where it leaves anything of its own. */
  private List<Located> mended(Candidate change, List<Located> told, Set<String> known) {
    Found after;
    try {
      after = trials.after(change, one -> !known.contains(Found.key(one)));
    } catch (Mending.Enough e) {
      return List.of();
    }
    Set<String> left = after.allKeys();
    List<Located> mended = told.stream().filter(one -> !left.contains(Found.key(one))).toList();
    // what was not told came from what was: it may still do so, but for what the change is about
    Set<String> still = Found.keys(told);
    boolean own =
        !known.containsAll(left)
            || mended.size() == told.size() && !left.isEmpty()
            || after.warnings().stream()
                .filter(warning -> !still.contains(Found.key(warning)))
                .anyMatch(warning -> !Trials.isApart(warning, change));
    return own ? List.of() : mended;
  }
}
