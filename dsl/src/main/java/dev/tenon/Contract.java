package dev.tenon;

import dev.tenon.ir.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the named sizes of a function's inputs must be, so that everything in it fits.
 *
 * @param facts what each name must be on its own; exact: what they allow works, the rest does not
 * @param guards what is left to check for each set of values, since it is no such fact
 * @param ledger all that was demanded of named sizes, in order
 */
public record Contract(Facts facts, List<Guard> guards, List<Entry> ledger) {
  /** Nothing is demanded. */
  public static final Contract NONE = new Contract(Facts.NONE, List.of(), List.of());

  /** Copies the lists. */
  public Contract {
    guards = List.copyOf(guards);
    ledger = List.copyOf(ledger);
  }

  /**
   * A condition that is checked when values are fed.
   *
   * @param message what is wrong where it does not hold
   */
  public record Guard(Condition condition, String message) {
    /** What is wrong with {@code values}; empty if nothing is. */
    public Optional<String> violation(Map<String, Long> values) {
      if (condition.holds(values)) {
        return Optional.empty();
      }
      return Optional.of(
          "for %s: %s".formatted(Comparison.text(values, condition.names()), message));
    }
  }

  /** How it is known that a condition holds. */
  public enum Status {
    /** It holds for all values that are allowed. */
    PROVED,
    /** It holds since the input contract was narrowed to the values for which it does. */
    REQUIRED,
    /** It is checked when values are fed. */
    GUARDED
  }

  /**
   * One thing that was demanded.
   *
   * @param where the layer that demands it
   */
  public record Entry(Condition condition, String where, Status status) {
    @Override
    public String toString() {
      String place = where.isEmpty() ? "" : where + ": ";
      return place
          + condition
          + switch (status) {
            case PROVED -> "";
            case REQUIRED -> ", required of the input";
            case GUARDED -> ", checked when data is fed";
          };
    }
  }

  /** Lines for a summary: the rules of names, and the guards; empty where there are none. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!facts.rules().isEmpty()) {
      lines.add(facts.rules());
    }
    guards.stream()
        .map(guard -> "checked when data is fed: " + guard.condition())
        .distinct()
        .forEach(lines::add);
    return lines;
  }

  /** {@code "37 obligations proved, 4 guarded"}. */
  public static String count(List<Entry> ledger) {
    long guarded = ledger.stream().filter(entry -> entry.status() == Status.GUARDED).count();
    long proved = ledger.size() - guarded;
    return "%s proved, %d guarded".formatted(Counted.plain(proved, "obligation"), guarded);
  }
}
