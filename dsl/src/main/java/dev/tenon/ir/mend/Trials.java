package dev.tenon.ir.mend;

import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tries the changes that may mend a problem. */
final class Trials {
  /** Problems for which changes are tried; nobody reads more at once. */
  static final int MOST_PROBLEMS = 20;

  /** Changes that are tried for a problem. */
  static final int MOST_TRIED = 6;

  /** Changes that are shown. */
  private static final int MOST_SHOWN = 2;

  private final Mending.Check check;
  private final Function<Candidate, List<Candidate>> written;

  Trials(Mending.Check check, Function<Candidate, List<Candidate>> written) {
    this.check = check;
    this.written = written;
  }

  /**
   * A change that mends a problem, and what is wrong then.
   *
   * @param rank how many changes seemed likelier
   * @param uncovered how many of that are warnings that nobody could give before
   */
  private record Tried(Fix fix, int rank, Found after, long uncovered) {
    private boolean isInParenthesesOf(Tried likelier) {
      return fix.candidate().isInParenthesesOf(likelier.fix.candidate());
    }

    private int left() {
      return after.size();
    }

    /** Errors that are left, told or not. */
    private int errors() {
      return after.errors().size() + after.silent().size();
    }
  }

  /** A change as it can be written, and how many seemed likelier. */
  private record Ranked(Candidate candidate, int rank) {}

  /** A problem with what mends it, and what is wrong after the first change; null without one. */
  record Mended(Located located, Found after) {
    /** The problem alone. */
    static List<Located> located(List<Mended> mended) {
      return mended.stream().map(Mended::located).toList();
    }

    /** The first change for each of {@code problems} that stop the model and can be mended. */
    static List<Candidate> firsts(List<Mended> problems) {
      return changes(problems, 0);
    }

    /** The second change for each, or the only one. */
    static List<Candidate> seconds(List<Mended> problems) {
      return changes(problems, 1);
    }

    private static List<Candidate> changes(List<Mended> problems, int which) {
      return located(problems).stream()
          .filter(located -> !located.warning())
          .map(located -> located.problem().fixes())
          .filter(fixes -> !fixes.isEmpty())
          .map(fixes -> fixes.get(Math.min(which, fixes.size() - 1)).candidate())
          .toList();
    }
  }

  /** What is wrong with the model after {@code change}. */
  Found after(List<Candidate> change) {
    return check.after(Amendments.NONE.and(change), located -> false);
  }

  /** The same, ended as soon as a problem is {@code hopeless}. */
  Found after(Candidate change, Predicate<Located> hopeless) {
    return check.after(Amendments.NONE.and(List.of(change)), hopeless);
  }

  /** {@code candidate} as it can be written. */
  List<Candidate> written(Candidate candidate) {
    return written.apply(candidate);
  }

  /** {@code problems}, some of what was found after {@code change}, with what mends them. */
  List<Mended> mended(Found found, List<Located> problems, Amendments change) {
    List<Located> most = problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS));
    Set<List<Object>> shared = shared(most);
    List<Mended> mended = new ArrayList<>();
    for (Located located : problems) {
      mended.add(
          mended.size() < MOST_PROBLEMS
              ? mended(found, located, shared, change)
              : new Mended(located, null));
    }
    return mended;
  }

  /** The changes of several problems: they may have one cause. */
  private static Set<List<Object>> shared(List<Located> problems) {
    if (problems.size() < 2) {
      return Set.of();
    }
    Set<List<Object>> seen = new HashSet<>();
    return problems.stream()
        .map(located -> located.problem().candidates())
        .flatMap(some -> some.stream().map(Candidate::identity).distinct())
        .filter(each -> !seen.add(each))
        .collect(Collectors.toSet());
  }

  /** {@code located}, which was found or suspected after {@code change}, with what mends it. */
  Mended mended(Found found, Located located, Amendments change) {
    return mended(found, located, Set.of(), change);
  }

  private Mended mended(Found found, Located located, Set<List<Object>> shared, Amendments change) {
    List<Candidate> candidates = located.problem().candidates();
    boolean alone = candidates.stream().allMatch(MeantInputs::isExchange);
    List<Ranked> some =
        IntStream.range(0, candidates.size())
            .boxed()
            .filter(i -> alone || isLikely(candidates.get(i), shared, found))
            .sorted(
                Comparator.comparing(
                    i ->
                        !OtherJoin.is(candidates.get(i))
                            && !shared.contains(candidates.get(i).identity())))
            .flatMap(i -> written.apply(candidates.get(i)).stream().map(one -> new Ranked(one, i)))
            .limit(MOST_TRIED)
            .toList();
    return mended(located, tried(located, some, found, change, found.problems().size() - 1));
  }

  /** {@code located} with those shape texts that mend it and leave the least. */
  Mended restated(Found found, Located located) {
    List<Candidate> candidates = located.problem().restated();
    List<Ranked> some =
        IntStream.range(0, candidates.size())
            .boxed()
            .flatMap(i -> written.apply(candidates.get(i)).stream().map(one -> new Ranked(one, i)))
            .limit(MOST_TRIED)
            .toList();
    return mended(located, tried(located, some, found, Amendments.NONE, 0));
  }

  private static Mended mended(Located located, List<Tried> tried) {
    List<Fix> fixes = tried.stream().map(Tried::fix).toList();
    return new Mended(located.mendedBy(fixes), tried.isEmpty() ? null : tried.get(0).after());
  }

  /**
   * Whether it is no change of what inputs are, and no other join, unless that may mend several
   * problems.
   */
  private static boolean isLikely(Candidate candidate, Set<List<Object>> shared, Found found) {
    boolean hidden = !found.silent().isEmpty();
    if (OtherJoin.is(candidate)) {
      return found.size() > 1;
    }
    return !MeantInputs.isOfSeveral(candidate)
        || shared.contains(candidate.identity())
        || hidden && !MeantInputs.isExchange(candidate);
  }

  /**
   * Those of {@code candidates} that leave the fewest problems, by their rank but what mends
   * others, too, first. None of what they leave is new, unless it is a warning of what could not be
   * looked at before.
   */
  private List<Tried> tried(
      Located located, List<Ranked> candidates, Found found, Amendments change, int others) {
    Set<String> before = found.keys();
    List<Tried> tried = new ArrayList<>();
    for (Ranked ranked : candidates) {
      Candidate candidate = ranked.candidate();
      List<Candidate> good =
          tried.stream()
              .filter(t -> t.left() <= others && t.uncovered() == 0)
              .map(t -> t.fix().candidate())
              .toList();
      if (good.size() == MOST_SHOWN) {
        break; // what comes later is no better
      }
      boolean needless =
          tried.stream()
              .filter(t -> t.uncovered() == 0 && (t.left() < others || t.left() == 0))
              .anyMatch(t -> candidate.isInParenthesesOf(t.fix().candidate()));
      if (needless) {
        continue;
      }
      Found after;
      try {
        after =
            check.after(
                change.and(List.of(candidate)),
                left ->
                    Found.key(left).equals(Found.key(located))
                        || !before.contains(Found.key(left))
                            && !isUncovered(left, candidate, located));
      } catch (Mending.Enough e) {
        continue;
      }
      boolean hides = after.silent().stream().anyMatch(one -> !before.contains(Found.key(one)));
      Set<String> told = Found.keys(found.problems());
      boolean makes =
          after.errors().stream()
              .anyMatch(
                  left ->
                      isMadeBy(candidate, left)
                          || !told.contains(Found.key(left)) && isUndone(candidate, left));
      if (!hides && !makes && !after.keys().contains(Found.key(located))) {
        long uncovered =
            after.problems().stream().filter(left -> !before.contains(Found.key(left))).count()
                + (isMixed(after, found, candidate) ? 1 : 0);
        tried.add(
            new Tried(
                new Fix(candidate, candidate.text(located.origin())),
                ranked.rank(),
                after,
                uncovered));
      }
    }
    tried.sort(Comparator.comparing((Tried t) -> t.left() >= others).thenComparingInt(Tried::rank));
    int fewest = tried.stream().mapToInt(Tried::left).min().orElse(0);
    int errors = tried.stream().mapToInt(Tried::errors).min().orElse(0);
    long cleanest =
        tried.stream()
            .filter(t -> t.errors() == errors)
            .mapToLong(Tried::uncovered)
            .min()
            .orElse(0);
    List<Tried> shown = new ArrayList<>();
    tried.stream()
        .filter(t -> t.uncovered() <= cleanest)
        .filter(t -> t.left() == fewest && t.errors() == errors || t.left() <= others)
        .filter(t -> t.left() < found.size() - 1 || !OtherJoin.is(t.fix().candidate()))
        .filter(t -> shown.stream().noneMatch(t::isInParenthesesOf))
        .filter(t -> shown.stream().noneMatch(s -> s.fix().text().equals(t.fix().text())))
        .limit(MOST_SHOWN)
        .forEach(shown::add);
    return shown;
  }

  /** Whether {@code change} is warned of itself, which other errors keep from being told. */
  private static boolean isMixed(Found after, Found found, Candidate change) {
    Remedy remedy = change.remedy();
    boolean number = remedy instanceof Remedy.Write || remedy instanceof Remedy.Remove;
    if (after.searched() || number) {
      return false; // an option moves no elements, and lints take time
    }
    List<Located> own =
        after.warnings().stream().filter(warning -> !isApart(warning, change)).toList();
    return !own.isEmpty() && !found.allKeys().containsAll(Found.keys(own));
  }

  /**
   * Whether {@code left} is about an element type that {@code change} has made: it may be told of
   * what stood in for a mistake, too, and was silent then.
   */
  private static boolean isMadeBy(Candidate change, Located left) {
    return left.problem().causes().stream()
        .filter(cause -> cause.what() == Cause.What.DTYPE)
        .flatMap(cause -> cause.derivation().steps().stream())
        .anyMatch(
            step ->
                change.all().stream()
                    .map(Candidate::place)
                    .anyMatch(
                        place ->
                            step.origin().isAt(place.origin())
                                || place.isText() && step.name().equals(place.name())));
  }

  /**
   * Whether {@code left} asks for the very size that {@code change} has taken from there: what was
   * written agrees with what is said further down, and is no mistake.
   */
  private static boolean isUndone(Candidate change, Located left) {
    return left.problem().wants().stream()
        .filter(Want.OfSize.class::isInstance)
        .map(Want.OfSize.class::cast)
        .anyMatch(
            want ->
                change.all().stream()
                    .filter(each -> each.replaces(want.size()))
                    .map(each -> each.place().origin())
                    .anyMatch(there -> Derivation.leads(there, want.tensor(), want.axis())));
  }

  /**
   * Whether {@code left} is a warning that an error kept from being given: models with errors are
   * not searched for what only warns.
   */
  private static boolean isUncovered(Located left, Candidate change, Located mended) {
    return left.warning() && !mended.warning() && isApart(left, change);
  }

  /**
   * Whether {@code left} is no consequence of {@code change}: what is said of the changed place
   * itself is one, unless it is about an option that stays as it is.
   */
  static boolean isApart(Located left, Candidate change) {
    return change.all().stream()
        .noneMatch(
            each ->
                each.place().origin().isAt(left.origin())
                    && !leaves(each, left.problem().option()));
  }

  /** Whether what {@code option} says was said at the place of {@code change} before. */
  private static boolean leaves(Candidate change, String option) {
    Remedy remedy = change.remedy();
    boolean elsewhere =
        remedy instanceof Remedy.Before
            || remedy instanceof Remedy.After
            || remedy instanceof Remedy.Write write && !write.option().equals(option)
            || remedy instanceof Remedy.Shift shift && !shift.option().equals(option)
            || remedy instanceof Remedy.Remove remove && !remove.option().equals(option);
    boolean beside = remedy instanceof Remedy.Marked || remedy instanceof Remedy.Trained;
    return beside || elsewhere && isSet(change.place().layer(), option);
  }

  private static boolean isSet(Object layer, String option) {
    return layer != null
        && LayerOptions.isReadable(layer)
        && LayerOptions.options(layer).contains(option)
        && !LayerOptions.value(layer, option).equals(LayerOptions.defaultOf(layer, option));
  }
}
