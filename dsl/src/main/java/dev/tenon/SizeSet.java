package dev.tenon;

import dev.tenon.Signs.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A set of sizes, exactly: on each residue of a period, numbers in a row. Whatever a condition on
 * sizes of one name holds for is such a set. Immutable.
 */
final class SizeSet {
  /** Residues beyond which nothing is decided. */
  static final long MOST_RESIDUES = 20_000;

  /** 1, 2, 3, ... */
  static final SizeSet ALL = steps(1, 1, Long.MAX_VALUE);

  private final long period;
  // Of each residue that has any, spans of values that are so many periods apart.
  private final SortedMap<Long, List<Span>> spans;

  private SizeSet(long period, SortedMap<Long, List<Span>> spans) {
    this.period = period;
    this.spans = spans;
  }

  /** The set of {@code residue + period*t} for the {@code t} in the spans of each residue. */
  static SizeSet of(long period, Map<Long, List<Span>> counts) {
    SortedMap<Long, List<Span>> spans = new TreeMap<>();
    counts.forEach(
        (residue, own) -> {
          if (!own.isEmpty()) {
            spans.put(
                Math.floorMod(residue, period),
                own.stream()
                    .map(s -> new Span(at(residue, period, s.from()), at(residue, period, s.to())))
                    .toList());
          }
        });
    return new SizeSet(period, spans);
  }

  private static long at(long residue, long period, long t) {
    return t == Long.MAX_VALUE ? t : Math.addExact(residue, Math.multiplyExact(period, t));
  }

  /** {@code min}, {@code min + step}, ... up to {@code max}. */
  static SizeSet steps(long step, long min, long max) {
    return new SizeSet(step, new TreeMap<>(Map.of(min % step, List.of(new Span(min, max)))));
  }

  /** What {@code facts} allow {@code name} to be. */
  static SizeSet of(Facts facts, String name) {
    return steps(facts.multipleOf(name), facts.min(name), facts.max(name).orElse(Long.MAX_VALUE));
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }

  /** Whether it ends. */
  boolean isFinite() {
    return spans.values().stream().allMatch(own -> own.get(own.size() - 1).to() < Long.MAX_VALUE);
  }

  boolean contains(long value) {
    return spans.getOrDefault(Math.floorMod(value, period), List.of()).stream()
        .anyMatch(span -> span.from() <= value && value <= span.to());
  }

  /**
   * What is in both.
   *
   * @throws Vanishing.TooLarge if there are too many residues
   */
  SizeSet and(SizeSet other) throws Vanishing.TooLarge {
    long common = Floors.lcm(period, other.period);
    if (common > MOST_RESIDUES) {
      throw new Vanishing.TooLarge();
    }
    SortedMap<Long, List<Span>> both = new TreeMap<>();
    for (long residue = 0; residue < common; residue++) {
      List<Span> shared = new ArrayList<>();
      for (Span a : spans.getOrDefault(residue % period, List.of())) {
        for (Span b : other.spans.getOrDefault(residue % other.period, List.of())) {
          long from = Math.max(a.from(), b.from());
          long to = Math.min(a.to(), b.to());
          from += Math.floorMod(residue - from, common);
          if (to < Long.MAX_VALUE) {
            to -= Math.floorMod(to - residue, common);
          }
          if (from <= to) {
            shared.add(new Span(from, to));
          }
        }
      }
      if (!shared.isEmpty()) {
        both.put(residue, shared);
      }
    }
    return new SizeSet(common, both);
  }

  /** Whether {@code other} has all that is in this. */
  boolean isWithin(SizeSet other) throws Vanishing.TooLarge {
    SizeSet both = and(other);
    return both.spans.equals(and(every(both.period)).spans);
  }

  /** All sizes, with this period. */
  private static SizeSet every(long period) {
    SortedMap<Long, List<Span>> all = new TreeMap<>();
    for (long residue = 0; residue < period; residue++) {
      all.put(residue, List.of(new Span(residue == 0 ? period : residue, Long.MAX_VALUE)));
    }
    return new SizeSet(period, all);
  }

  /**
   * {@code facts} and that {@code name} is in the least set of even steps that has all of this.
   * That is this set itself where {@code isWithin} holds in the other direction, too.
   */
  Facts hull(String name, Facts facts) {
    long min = Long.MAX_VALUE;
    long max = 0;
    for (List<Span> own : spans.values()) {
      min = Math.min(min, own.get(0).from());
      max = Math.max(max, own.get(own.size() - 1).to());
    }
    long step = 0;
    for (List<Span> own : spans.values()) {
      for (Span span : own) {
        step = Floors.gcd(step, span.from() - min);
        if (span.to() > span.from()) {
          step = Floors.gcd(step, period);
        }
      }
    }
    Facts hull = facts.withMin(name, min);
    if (step > 1) {
      hull = hull.withRemainder(name, step, min % step);
    }
    return max == Long.MAX_VALUE ? hull : hull.withMax(name, max);
  }

  @Override
  public String toString() {
    return spans + " mod " + period;
  }
}
