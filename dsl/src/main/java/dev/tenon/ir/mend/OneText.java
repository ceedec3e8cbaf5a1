package dev.tenon.ir.mend;

import dev.tenon.ir.mend.Trials.Mended;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells as one mistake what comes from one shape text in which an axis is missing or too many; see
 * {@link Restated}.
 */
final class OneText {
  private final Trials trials;
  private final Found found;

  OneText(Trials trials, Found found) {
    this.trials = trials;
    this.found = found;
  }

  /**
   * {@code errors}, of which those that one text mends are one. A lone one says enough itself,
   * unless what mends it leaves something.
   */
  List<Mended> told(List<Mended> errors) {
    if (errors.size() == 1 && found.silent().isEmpty() && !leaves(errors.get(0))) {
      return errors;
    }
    List<Mended> told = new ArrayList<>(errors);
    for (Mended error : errors) {
      if (!told.contains(error) || told.size() == 1 && isEnough(error)) {
        continue;
      }
      Mended one = trials.restated(found, error.located());
      if (one.after() == null) {
        continue;
      }
      Set<String> left = one.after().keys();
      List<Mended> gone =
          told.stream().filter(each -> !left.contains(Found.key(each.located()))).toList();
      boolean only = told.size() == 1 && error.after() == null;
      if (gone.size() > 1 || only || isBetter(one, error)) {
        told.set(told.indexOf(error), one);
        told.removeAll(gone);
      }
    }
    return told;
  }

  private static boolean leaves(Mended error) {
    return error.after() != null && error.after().size() > 0;
  }

  /** Whether nothing is left when the only error is mended. */
  private static boolean isEnough(Mended error) {
    return error.after() != null && error.after().size() == 0;
  }

  /** Whether {@code one} leaves less than what mends {@code error} otherwise, silent or not. */
  private boolean isBetter(Mended one, Mended error) {
    int left = error.after() == null ? found.size() - 1 : error.after().size();
    return one.after().size() < left;
  }
}
