package dev.tenon.ir.mend;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.mend.Trials.Mended;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

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
    Trials trials = new Trials(check, written);
    if (found.searched()) {
      return Mended.located(trials.mended(found, found.problems(), Amendments.NONE));
    }
    List<Mended> errors =
        distinct(new Mending(trials).beside(trials.mended(found, found.errors(), Amendments.NONE)));
    return new Beside(trials, found)
        .told(found.silent().isEmpty() ? errors : new Mending(trials).withHidden(found, errors));
  }

  /** {@code errors} without those of which the first change is that of an earlier one. */
  private static List<Mended> distinct(List<Mended> errors) {
    Set<List<Object>> changes = new HashSet<>();
    return errors.stream()
        .filter(
            error -> {
              List<Candidate> change = Mended.firsts(List.of(error));
              List<Object> parts = new ArrayList<>();
              for (Candidate each : change.isEmpty() ? change : change.get(0).all()) {
                parts.add(List.of(System.identityHashCode(each.place().key()), each.remedy()));
              }
              return parts.isEmpty() || changes.add(parts);
            })
        .toList();
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
   * {@code mended} and the silent problems that are no consequences of these: those that are left
   * when these are mended, if mending them too leaves nothing.
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
      if (fresh.isEmpty()) {
        return all;
      }
      List<Located> hidden = fresh.stream().map(one -> later(found, one)).toList();
      last = trials.mended(now, hidden, Amendments.NONE.and(change));
      Set<String> keys = Found.keys(Mended.located(last));
      boolean tooMany = all.size() + last.size() > Trials.MOST_PROBLEMS;
      boolean mendable = Mended.firsts(last).size() == last.size();
      if (tooMany || !mendable || !found.keys().containsAll(keys)) {
        return mended;
      }
      all.addAll(last);
      told.addAll(keys);
      change.addAll(Mended.firsts(last));
    }
    return Mended.firsts(last).isEmpty() ? mended : all;
  }
}
