package dev.tenon;

import java.util.Collections;
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

  /** The name's value is in {min, min + multiple, ..., max}; max is MAX_VALUE where unbounded. */
  private record Fact(long multiple, long min, long max) {
    Fact and(Fact other) {
      long common = Floors.lcm(multiple, other.multiple);
      long lowest = Math.max(min, other.min);
      long highest = Math.min(max, other.max);
      // tight: both ends are multiples
      lowest = Math.multiplyExact((lowest - 1) / common + 1, common);
      return new Fact(
          common, lowest, highest == Long.MAX_VALUE ? highest : highest / common * common);
    }
  }

  private Facts(Map<String, Fact> facts) {
    this.facts = facts;
  }

  /** This, and that {@code name} is a multiple of {@code divisor}. */
  public Facts withMultiple(String name, long divisor) {
    if (divisor < 1) {
      throw new IllegalArgumentException(name + " cannot be a multiple of " + divisor);
    }
    return with(name, new Fact(divisor, divisor, Long.MAX_VALUE));
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

  private Facts with(String name, Fact fact) {
    Fact both = get(name).and(fact);
    if (both.max < both.min) {
      String known = text(name, get(name));
      throw new IllegalArgumentException(
          "no %s fits: %s, but %s"
              .formatted(name, known.isEmpty() ? "a size is 1 or more" : known, text(name, fact)));
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

  /** What {@code name} is a multiple of; 1 where nothing is known. */
  public long multipleOf(String name) {
    return get(name).multiple;
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
    if (fact.multiple > 1) {
      text.append(name).append(" is a multiple of ").append(fact.multiple);
    }
    if (fact.min > fact.multiple) {
      text.append(text.isEmpty() ? "" : ", ").append(name).append(" >= ").append(fact.min);
    }
    if (fact.max < Long.MAX_VALUE) {
      text.append(text.isEmpty() ? "" : ", ").append(name).append(" <= ").append(fact.max);
    }
    return text.toString();
  }
}
