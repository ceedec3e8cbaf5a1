package dev.tenon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of named sizes beyond that they are 1 or more: {@code T} is at most 256, {@code H}
 * is a multiple of 16. Immutable.
 */
public final class Facts {
  /** Nothing but that each named size is 1 or more. */
  public static final Facts NONE = new Facts(Map.of());

  private static final Fact ANY = new Fact(1, 1, Long.MAX_VALUE);

  private final Map<String, Fact> facts;

  /** The name's value is in {min, min + step, ..., max}; max is MAX_VALUE where unbounded. */
  private record Fact(long step, long min, long max) {
    /** Both; null where no value fits both. */
    Fact and(Fact other) {
      OptionalLong first = Floors.common(min % step, step, other.min % other.step, other.step);
      if (first.isEmpty()) {
        return null;
      }
      long common = Floors.lcm(step, other.step);
      long least = Math.max(min, other.min);
      long highest = Math.min(max, other.max);
      // tight: both ends are values
      long lowest = Math.addExact(least, Math.floorMod(first.getAsLong() - least, common));
      if (highest < lowest) {
        return null;
      }
      return new Fact(
          common,
          lowest,
          highest == Long.MAX_VALUE ? highest : highest - Math.floorMod(highest - lowest, common));
    }

    long remainder() {
      return min % step;
    }

    boolean contains(long value) {
      return value >= min && value <= max && (value - min) % step == 0;
    }
  }

  private Facts(Map<String, Fact> facts) {
    this.facts = facts;
  }

  /** This, and that {@code name} is a multiple of {@code divisor}. */
  public Facts withMultiple(String name, long divisor) {
    return withRemainder(name, divisor, 0);
  }

  /** This, and that {@code name} leaves {@code remainder} when divided by {@code divisor}. */
  public Facts withRemainder(String name, long divisor, long remainder) {
    if (divisor < 1) {
      throw new IllegalArgumentException(name + " cannot be a multiple of " + divisor);
    }
    if (remainder < 0 || remainder >= divisor) {
      throw new IllegalArgumentException(
          "nothing divided by %d leaves %d".formatted(divisor, remainder));
    }
    return with(name, new Fact(divisor, remainder == 0 ? divisor : remainder, Long.MAX_VALUE));
  }

  /** This, and that {@code name} is {@code min} or more. */
  public Facts withMin(String name, long min) {
    return with(name, new Fact(1, Math.max(1, min), Long.MAX_VALUE));
  }

  /** This, and that {@code name} is {@code max} or less. */
  public Facts withMax(String name, long max) {
    return with(name, new Fact(1, 1, max));
  }

  /** What this and {@code other} say together. */
  public Facts and(Facts other) {
    Facts both = this;
    for (Map.Entry<String, Fact> fact : other.facts.entrySet()) {
      both = both.with(fact.getKey(), fact.getValue());
    }
    return both;
  }

  /** This, with nothing known of {@code name}. */
  Facts without(String name) {
    Map<String, Fact> others = new TreeMap<>(facts);
    others.remove(name);
    return new Facts(others);
  }

  private Facts with(String name, Fact fact) {
    Fact both = get(name).and(fact);
    if (both == null) {
      String known = text(name, get(name));
      throw new IllegalArgumentException(
          "no %s fits: %s, but %s"
              .formatted(name, known.isEmpty() ? "a size is 1 or more" : known, text(name, fact)));
    }
    if (both.equals(ANY)) {
      return this;
    }
    Map<String, Fact> all = new TreeMap<>(facts);
    all.put(name, both);
    return new Facts(all);
  }

  private Fact get(String name) {
    return facts.getOrDefault(name, ANY);
  }

  /** The names that facts are known of, sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(facts.keySet());
  }

  /**
   * How far apart the values of {@code name} are: what it is a multiple of where {@link #remainder}
   * is 0; 1 where nothing is known.
   */
  public long multipleOf(String name) {
    return get(name).step;
  }

  /** What {@code name} leaves when divided by {@link #multipleOf}. */
  public long remainder(String name) {
    return get(name).remainder();
  }

  /** The least value of {@code name}; 1 where nothing is known. */
  public long min(String name) {
    return get(name).min;
  }

  /** The greatest value of {@code name}; empty where it is unbounded. */
  public OptionalLong max(String name) {
    long max = get(name).max;
    return max == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(max);
  }

  /** Whether {@code name} may have this value. */
  public boolean allows(String name, long value) {
    return get(name).contains(value);
  }

  /** Whether all that {@code other} says of {@code name} follows from this. */
  public boolean implies(Facts other, String name) {
    return get(name).equals(get(name).and(other.get(name)));
  }

  /**
   * What a value of {@code name} must be, such as {@code "a multiple of 16, at least 48"}; empty
   * where it may be any.
   */
  public String rule(String name) {
    return rule(get(name));
  }

  /** A rule for each group of names that share it: {@code "H and W multiples of 16"}. */
  public String rules() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (String name : facts.keySet()) {
      names.computeIfAbsent(rule(name), rule -> new ArrayList<>()).add(name);
    }
    names.remove("");
    return names.entrySet().stream()
        .map(
            group ->
                listed(group.getValue())
                    + (group.getValue().size() > 1 ? " are each " : " is ")
                    + group.getKey())
        .collect(Collectors.joining("; "));
  }

  /** {@code "H"}, {@code "H and W"}, {@code "D, H and W"}. */
  private static String listed(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private static String rule(Fact fact) {
    List<String> parts = new ArrayList<>();
    if (fact.min == fact.max) {
      return Long.toString(fact.min);
    }
    if (fact.step > 1) {
      long rest = fact.remainder();
      parts.add(
          rest == 0
              ? "a multiple of " + fact.step
              : "%d more than a multiple of %d".formatted(rest, fact.step));
    }
    if (fact.min > fact.step) {
      parts.add("at least " + fact.min);
    }
    if (fact.max < Long.MAX_VALUE) {
      parts.add("at most " + fact.max);
    }
    return String.join(", ", parts);
  }

  /** As in shape text, such as {@code "H%16>=48"}. */
  public String notation(String name) {
    Fact fact = get(name);
    StringBuilder text = new StringBuilder(name);
    if (fact.step > 1) {
      text.append('%').append(fact.step);
      if (fact.remainder() != 0) {
        text.append('=').append(fact.remainder());
      }
    }
    if (fact.min > fact.step) {
      text.append(">=").append(fact.min);
    }
    if (fact.max < Long.MAX_VALUE) {
      text.append("<=").append(fact.max);
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts that && facts.equals(that.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  /** As in a message: {@code "H is a multiple of 16, T <= 256"}; empty where nothing is known. */
  @Override
  public String toString() {
    return facts.entrySet().stream()
        .map(fact -> text(fact.getKey(), fact.getValue()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String text(String name, Fact fact) {
    StringBuilder text = new StringBuilder();
    if (fact.step > 1) {
      text.append(name).append(" is ");
      if (fact.remainder() != 0) {
        text.append(fact.remainder()).append(" more than ");
      }
      text.append("a multiple of ").append(fact.step);
    }
    if (fact.min > fact.step) {
      text.append(text.isEmpty() ? "" : ", ").append(name).append(" >= ").append(fact.min);
    }
    if (fact.max < Long.MAX_VALUE) {
      text.append(text.isEmpty() ? "" : ", ").append(name).append(" <= ").append(fact.max);
    }
    return text.toString();
  }
}
