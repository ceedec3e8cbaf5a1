package dev.tenon.ir.mend;

import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.mend.Trials.Mended;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells the warnings of a model that has errors, one message a mistake.
 *
 * <p>A warning that is left when the errors are mended is a mistake of its own. An error that is
 * gone when what a warning says is mended was only a consequence, such as the shape of labels that
 * meet a sequence whose axes are in the wrong order: the warning is told in its place, as an error.
 */
final class Beside {
  private final Trials trials;
  private final Found found;

  Beside(Trials trials, Found found) {
    this.trials = trials;
    this.found = found;
  }

  /** {@code errors}, or what they come from, and the warnings that do not come from them. */
  List<Located> told(List<Mended> errors) {
    List<Mended> told = caused(errors);
    List<Located> all = new ArrayList<>(Mended.located(told));
    all.addAll(apart(told));
    return all;
  }

  // ---- causes

  /** {@code errors}, with warnings in place of those that come from what these say. */
  private List<Mended> caused(List<Mended> errors) {
    List<Mended> told = new ArrayList<>(errors);
    for (Located warning : found.warnings()) {
      List<Mended> open = told.stream().filter(error -> !mendsToo(error, warning)).toList();
      if (open.isEmpty()) {
        continue;
      }
      Mended cause = trials.mended(found, asError(warning), Amendments.NONE);
      if (cause.after() != null) {
        Set<String> left = cause.after().keys();
        List<Mended> gone =
            open.stream().filter(e -> !left.contains(Found.key(e.located()))).toList();
        if (!gone.isEmpty()) {
          told.removeAll(gone);
          told.add(cause);
        }
      }
    }
    return told;
  }

  /** Whether what mends {@code error} also mends {@code warning}: then the error says enough. */
  private static boolean mendsToo(Mended error, Located warning) {
    return error.after() != null && !error.after().allKeys().contains(Found.key(warning));
  }

  private static Located asError(Located warning) {
    return new Located(warning.problem(), warning.origin(), false, warning.scope());
  }

  // ---- what stands apart

  /** Warnings of mistakes that are left when those that are {@code told} are mended. */
  private List<Located> apart(List<Mended> told) {
    List<Candidate> change = Mended.firsts(told);
    Found now = change.isEmpty() ? found : told.size() == 1 ? told.get(0).after() : after(change);
    Set<String> known = Found.keys(Mended.located(told));
    List<Located> apart =
        now.warnings().stream()
            .filter(warning -> !known.contains(Found.key(warning)))
            .filter(warning -> change.stream().allMatch(each -> Trials.isApart(warning, each)))
            .toList();
    List<Candidate> other = Mended.seconds(told);
    if (!apart.isEmpty() && !other.equals(change)) {
      Set<String> left = after(other).allKeys();
      apart = apart.stream().filter(warning -> left.contains(Found.key(warning))).toList();
    }
    List<Mended> mended = trials.mended(now, apart, Amendments.NONE.and(change));
    return Mended.located(
        mended.stream()
            .filter(one -> now.searched() || isOfItself(one) || leaves(one, now))
            .toList());
  }

  private static boolean isOfItself(Mended warning) {
    return warning.located().problem().isOfItself();
  }

  private Found after(List<Candidate> change) {
    return trials.after(change);
  }

  /** Whether the errors of {@code now} are the same, and no warning is new, without the warning. */
  private static boolean leaves(Mended warning, Found now) {
    if (warning.after() == null) {
      return false;
    }
    List<String> same = texts(warning.after().errors());
    return same.equals(texts(now.errors())) && now.allKeys().containsAll(warning.after().allKeys());
  }

  /** What {@code errors} say, whatever layer is the last one, of which they may say it. */
  private static List<String> texts(List<Located> errors) {
    return errors.stream()
        .map(Located::problem)
        .map(problem -> problem.id() + problem.getMessage().replaceFirst("^\\S+", ""))
        .toList();
  }
}
