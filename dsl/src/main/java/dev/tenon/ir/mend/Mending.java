package dev.tenon.ir.mend;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.mend.Trials.Mended;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tries the changes that may mend a model's problems, and keeps those that do.
 *
 * <p>What is silent since it may come from a mistake that was told is looked at again in the model
 * in which the mistakes told are mended: what is left is a mistake of its own. Warnings beside
 * errors are so, too.
 */
public final class Mending {
  private final Trials trials;

  private Mending(Trials trials) {
    this.trials = trials;
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
   * The problems of a model with what mends them.
   *
   * @param found what is wrong with it as it is written
   * @param check what is wrong with it when it is changed
   * @param written a change as it can be written into the source as it stands, the likeliest first
   */
  public static List<Located> of(
      Found found, Check check, Function<Candidate, List<Candidate>> written) {
    return of(found, check, written, Arrangements.NONE);
  }

  /**
   * The same where neighbours may have been mixed up.
   *
   * @param arrangements what may change place
   */
  public static List<Located> of(
      Found found,
      Check check,
      Function<Candidate, List<Candidate>> written,
      Arrangements arrangements) {
    Trials trials = new Trials(check, written);
    if (found.searched()) {
      return Mended.located(
          without(trials.mended(found, found.problems(), Amendments.NONE), Mending::mends));
    }
    List<Mended> each = trials.mended(found, found.errors(), Amendments.NONE);
    List<Mended> one = new OneText(trials, found).told(without(each, Mending::mends));
    List<Mended> errors = without(new Mending(trials).beside(one), Mending::areMendedAlike);
    List<Mended> all =
        found.silent().isEmpty() ? errors : new Mending(trials).besideHidden(found, errors);
    List<Located> told = new Beside(trials, found).told(all);
    return new Rearranging(trials, found, unfinished(all), arrangements).told(told);
  }

  /** The keys of those whose first change leaves errors that are not told. */
  private static Set<String> unfinished(List<Mended> told) {
    Set<String> keys = Found.keys(Mended.located(told));
    return told.stream()
        .filter(one -> one.after() != null)
        .filter(one -> !keys.containsAll(Found.keys(one.after().errors())))
        .map(one -> Found.key(one.located()))
        .collect(Collectors.toSet());
  }

  /**
   * {@code errors} without those that another one which is told makes needless. Of two that do so
   * of each other the first is told.
   */
  private static List<Mended> without(
      List<Mended> errors, BiPredicate<Mended, Mended> makesNeedless) {
    List<Mended> told = new ArrayList<>(errors);
    List<Mended> needless = new ArrayList<>();
    for (int i = errors.size() - 1; i >= 0; i--) {
      needless.add(errors.get(i));
      told.remove(errors.get(i));
      boolean all =
          needless.stream()
              .allMatch(one -> told.stream().anyMatch(other -> makesNeedless.test(other, one)));
      if (!all) {
        needless.remove(errors.get(i));
        told.add(errors.get(i));
      }
    }
    return errors.stream().filter(told::contains).toList();
  }

  /**
   * Whether the first change for {@code error} mends {@code other}, too, and leaves no more than
   * what mends that: then they are one mistake.
   */
  private static boolean mends(Mended error, Mended other) {
    boolean gone =
        error.after() != null && !error.after().keys().contains(Found.key(other.located()));
    return gone
        && (other.after() == null || error.after().size() <= other.after().size())
        && (areMendedAlike(error, other)
            || Mended.firsts(List.of(error)).stream()
                .allMatch(change -> Trials.isApart(other.located(), change)));
  }

  /** Whether the first change is the same for both. */
  private static boolean areMendedAlike(Mended error, Mended other) {
    List<List<Object>> changes =
        Mended.firsts(List.of(error, other)).stream().map(Candidate::identity).toList();
    return changes.size() == 2 && changes.get(0).equals(changes.get(1));
  }

  /**
   * {@code errors}, of which those without a change that mends them were looked at again in the
   * model in which the others are mended: two mistakes in one layer hide what mends one of them.
   */
  private List<Mended> beside(List<Mended> errors) {
    List<Candidate> change = Mended.firsts(errors);
    if (change.isEmpty() || change.size() == errors.size()) {
      return errors;
    }
    Found now = trials.after(change);
    List<Mended> all = new ArrayList<>();
    for (Mended error : errors) {
      boolean open = error.located().problem().fixes().isEmpty();
      all.add(open ? again(error, now, Amendments.NONE.and(change)) : error);
    }
    return all;
  }

  private Mended again(Mended error, Found now, Amendments change) {
    String key = Found.key(error.located());
    return now.errors().stream()
        .filter(left -> Found.key(left).equals(key))
        .findFirst()
        .map(left -> trials.mended(now, left, change))
        .filter(mended -> mended.after() != null)
        .orElse(error);
  }

  /** {@code hidden}, found in the mended model, which says so where it has other sizes there. */
  private static Located later(Found found, Located hidden) {
    boolean same =
        found.silent().stream()
            .filter(silent -> Found.key(silent).equals(Found.key(hidden)))
            .anyMatch(silent -> isSame(silent.problem(), hidden.problem()));
    return same
        ? hidden
        : new Located(
            hidden.problem().explained("its sizes are those after the first fixes above"),
            hidden.origin(),
            hidden.warning(),
            hidden.scope());
  }

  private static boolean isSame(Problem silent, Problem hidden) {
    return hidden.getMessage().endsWith(silent.getMessage());
  }

  /**
   * {@code mended} and what is hidden by it. Where a single mistake's first change leaves something
   * that nothing mends, and its second does not, the second is the likelier.
   */
  private List<Mended> besideHidden(Found found, List<Mended> mended) {
    Optional<Mended> whole = wholly(mended);
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    List<Mended> all = withHidden(found, mended);
    if (mended.size() != 1 || all.size() > 1) {
      return all;
    }
    Located only = mended.get(0).located();
    if (only.problem().fixes().size() < 2 || mended.get(0).after().errors().isEmpty()) {
      return all;
    }
    List<Mended> turned = List.of(turned(only));
    List<Mended> more = withHidden(found, turned);
    return more.size() > turned.size() ? more : all;
  }

  /** The single mistake with its second change first where that alone mends all there is. */
  private Optional<Mended> wholly(List<Mended> mended) {
    if (mended.size() != 1
        || mended.get(0).located().problem().fixes().size() < 2
        || mended.get(0).after().errors().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(turned(mended.get(0).located()))
        .filter(turned -> turned.after().allKeys().isEmpty());
  }

  /** {@code located} with its changes the other way round. */
  private Mended turned(Located located) {
    List<Fix> fixes = new ArrayList<>(located.problem().fixes());
    Collections.reverse(fixes);
    return new Mended(located.mendedBy(fixes), trials.after(List.of(fixes.get(0).candidate())));
  }

  /**
   * {@code mended} and the silent problems that are no consequences of these: those that are left
   * when these are mended, and that can be mended themselves.
   */
  private List<Mended> withHidden(Found found, List<Mended> mended) {
    List<Mended> all = new ArrayList<>(mended);
    Set<String> told = Found.keys(Mended.located(all));
    List<Candidate> change = new ArrayList<>(Mended.firsts(mended));
    List<Mended> last = mended;
    while (!Mended.firsts(last).isEmpty() && !told.containsAll(Found.keys(found.silent()))) {
      // the only change was tried already
      Found now = last.size() == 1 ? last.get(0).after() : trials.after(change);
      List<Located> fresh =
          now.errors().stream().filter(located -> !told.contains(Found.key(located))).toList();
      if (!found.keys().containsAll(Found.keys(fresh))
          || all.size() + fresh.size() > Trials.MOST_PROBLEMS) {
        return mended;
      }
      List<Located> hidden = fresh.stream().map(one -> later(found, one)).toList();
      last =
          trials.mended(now, hidden, Amendments.NONE.and(change)).stream()
              .filter(one -> one.after() != null)
              .toList();
      all.addAll(last);
      told.addAll(Found.keys(hidden));
      change.addAll(Mended.firsts(last));
    }
    return all;
  }
}
