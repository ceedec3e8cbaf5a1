package dev.tenon.ir.mend;

import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tries the changes that may mend a model's problems, and keeps those that do.
 *
 * <p>What is silent since it may come from a mistake that was told is looked at again in the model
 * in which the mistakes told are mended: what is left is a mistake of its own.
 */
public final class Mending {
  /** Changes that are tried for a problem. */
  private static final int MOST_TRIED = 6;

  /** Changes that are shown. */
  private static final int MOST_SHOWN = 2;

  /** Problems for which changes are tried; nobody reads more at once. */
  private static final int MOST_PROBLEMS = 20;

  private final Check check;
  private final Function<Candidate, Optional<Candidate>> written;

  private Mending(Check check, Function<Candidate, Optional<Candidate>> written) {
    this.check = check;
    this.written = written;
  }

  /**
   * What is wrong with a model.
   *
   * @param problems that are told
   * @param silent problems that are not told, since they may come from others
   */
  public record Found(List<Located> problems, List<Located> silent) {
    private Set<String> keys() {
      Set<String> keys = Mending.keys(problems);
      keys.addAll(Mending.keys(silent));
      return keys;
    }

    private List<Located> errors() {
      return problems.stream().filter(located -> !located.warning()).toList();
    }
  }

  /** Finds out what is wrong with a model when it is changed. */
  @FunctionalInterface
  public interface Check {
    /**
     * What is wrong with the model after {@code change}.
     *
     * @param hopeless problems of which one is enough to know that the change mends nothing
     * @throws Enough once one of them was found
     */
    Found after(Amendments change, Predicate<Located> hopeless);
  }

  /** Ends a trace of which nothing more needs to be known; no code of the user's may catch it. */
  public static final class Enough extends Error {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: it is no failure. */
    public Enough() {
      super("what is tried mends nothing", null, false, false);
    }
  }

  /**
   * A change that mends a problem, and what is wrong then.
   *
   * @param uncovered how many of that are warnings that nobody could give before
   */
  private record Tried(Fix fix, Found after, long uncovered) {
    private int left() {
      return after.problems().size() + after.silent().size();
    }
  }

  /** A problem with what mends it, and what is wrong after the first change; null without one. */
  private record Mended(Located located, Found after) {}

  /**
   * The problems of a model with what mends them.
   *
   * @param found what is wrong with it as it is written
   * @param check what is wrong with it when it is changed
   * @param written a change as it can be written into the source as it stands; empty if it cannot
   */
  public static List<Located> of(
      Found found, Check check, Function<Candidate, Optional<Candidate>> written) {
    Mending mending = new Mending(check, written);
    List<Mended> mended = mending.mended(found, found.problems(), Amendments.NONE);
    return found.silent().isEmpty() ? located(mended) : mending.withHidden(found, mended);
  }

  /**
   * {@code mended} and the silent problems that are no consequences of these: those that are left
   * when these are mended, if mending them too leaves nothing.
   */
  private List<Located> withHidden(Found found, List<Mended> mended) {
    List<Located> all = new ArrayList<>(located(mended));
    Set<String> told = keys(all);
    Amendments change = Amendments.NONE.and(firsts(mended));
    List<Mended> last = mended;
    while (!firsts(last).isEmpty() && !told.containsAll(keys(found.silent()))) {
      // the only change was tried already
      Found now = last.size() == 1 ? last.get(0).after() : check.after(change, located -> false);
      List<Located> fresh =
          now.errors().stream().filter(located -> !told.contains(key(located))).toList();
      if (fresh.isEmpty()) {
        return all;
      }
      last = mended(now, fresh, change);
      Set<String> keys = keys(located(last));
      boolean tooMany = all.size() + last.size() > MOST_PROBLEMS;
      if (tooMany || firsts(last).size() < last.size() || !found.keys().containsAll(keys)) {
        return located(mended);
      }
      all.addAll(located(last));
      told.addAll(keys);
      change = change.and(firsts(last));
    }
    return firsts(last).isEmpty() ? located(mended) : all;
  }

  private static List<Located> located(List<Mended> mended) {
    return mended.stream().map(Mended::located).toList();
  }

  /** The first change for each of {@code problems} that stop the model and can be mended. */
  private static List<Candidate> firsts(List<Mended> problems) {
    return located(problems).stream()
        .filter(located -> !located.warning())
        .flatMap(located -> located.problem().fixes().stream().limit(1))
        .map(Fix::candidate)
        .toList();
  }

  /** {@code problems}, some of what was found after {@code change}, with what mends them. */
  private List<Mended> mended(Found found, List<Located> problems, Amendments change) {
    Set<String> before = found.keys();
    List<Mended> mended = new ArrayList<>();
    int mending = 0;
    boolean failed = !found.errors().isEmpty();
    for (Located located : problems) {
      List<Candidate> candidates =
          located.problem().candidates().stream()
              .flatMap(candidate -> written.apply(candidate).stream())
              .limit(MOST_TRIED)
              .toList();
      boolean hidden = failed && located.warning(); // it may come from an error
      if (hidden || candidates.isEmpty() || mending++ >= MOST_PROBLEMS) {
        mended.add(new Mended(located, null));
        continue;
      }
      List<Tried> tried = tried(located, candidates, before, change, found.problems().size() - 1);
      List<Fix> fixes = tried.stream().map(Tried::fix).toList();
      mended.add(
          new Mended(
              new Located(
                  located.problem().mendedBy(fixes),
                  located.origin(),
                  located.warning(),
                  located.scope()),
              tried.isEmpty() ? null : tried.get(0).after()));
    }
    return mended;
  }

  /**
   * Those of {@code candidates} that leave the fewest problems. None of them is new, unless it is a
   * warning of what could not be looked at before.
   */
  private List<Tried> tried(
      Located located,
      List<Candidate> candidates,
      Set<String> before,
      Amendments change,
      int others) {
    List<Tried> tried = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (tried.stream().filter(t -> t.left() <= others && t.uncovered() == 0).count()
          == MOST_SHOWN) {
        break; // what comes later is no better
      }
      Found after;
      try {
        after =
            check.after(
                change.and(List.of(candidate)),
                left ->
                    key(left).equals(key(located))
                        || !before.contains(key(left)) && !isUncovered(left, candidate, located));
      } catch (Enough e) {
        continue;
      }
      boolean hides = after.silent().stream().anyMatch(one -> !before.contains(key(one)));
      if (!hides && !after.keys().contains(key(located))) {
        long uncovered =
            after.problems().stream().filter(left -> !before.contains(key(left))).count();
        tried.add(
            new Tried(new Fix(candidate, candidate.text(located.origin())), after, uncovered));
      }
    }
    int fewest = tried.stream().mapToInt(Tried::left).min().orElse(0);
    long cleanest = tried.stream().mapToLong(Tried::uncovered).min().orElse(0);
    return tried.stream()
        .filter(t -> t.uncovered() == cleanest)
        .filter(t -> t.left() == fewest || t.left() <= others)
        .limit(MOST_SHOWN)
        .toList();
  }

  /**
   * Whether {@code left} is a warning that an error kept from being given: models with errors are
   * not searched for what only warns. What is said of the changed place itself comes from the
   * change, unless it is about an option that stays as it is.
   */
  private static boolean isUncovered(Located left, Candidate change, Located mended) {
    return left.warning()
        && !mended.warning()
        && change.all().stream()
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
            || remedy instanceof Remedy.Remove remove && !remove.option().equals(option);
    return remedy instanceof Remedy.Marked || elsewhere && isSet(change.place().layer(), option);
  }

  private static boolean isSet(Object layer, String option) {
    return layer != null
        && LayerOptions.isReadable(layer)
        && LayerOptions.options(layer).contains(option)
        && !LayerOptions.value(layer, option).equals(LayerOptions.defaultOf(layer, option));
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
