package dev.tenon;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides equality of sizes; see {@link Dim#compare(Dim, Facts)}.
 *
 * <p>{@link Vanishing} decides whether the difference is zero everywhere. Where it is not, values
 * that a reader grasps at once are looked for: small ones for which both sizes are positive.
 */
final class Comparer {
  /** How many points the search for small values tries. */
  private static final int SMALL_POINTS = 4096;

  /** How many points at random are tried where nothing is decided; found ones are still right. */
  private static final int RANDOM_POINTS = 4096;

  private final Dim left;
  private final Dim right;
  private final Facts facts;
  private final String[] names;

  private Comparer(Dim left, Dim right, Facts facts) {
    this.left = left;
    this.right = right;
    this.facts = facts;
    TreeSet<String> all = new TreeSet<>();
    left.collectNames(all);
    right.collectNames(all);
    this.names = all.toArray(String[]::new);
  }

  static Comparison compare(Dim left, Dim right, Facts facts) {
    return left.equals(right) ? Comparison.SAME : new Comparer(left, right, facts).compare();
  }

  /** Whether a comparison would prove equality; looks for no example. */
  static boolean isSame(Dim left, Dim right, Facts facts) {
    try {
      return left.equals(right) || Vanishing.witness(left.minus(right), facts).isEmpty();
    } catch (Vanishing.TooLarge | ArithmeticException tooLarge) {
      return false;
    }
  }

  private Comparison compare() {
    Optional<Map<String, Long>> proof;
    try {
      proof = Vanishing.witness(left.minus(right), facts);
    } catch (Vanishing.TooLarge | ArithmeticException tooLarge) {
      return small().or(this::random).orElse(Comparison.UNKNOWN);
    }
    if (proof.isEmpty()) {
      return Comparison.SAME;
    }
    return small().or(() -> different(complete(proof.get()))).orElse(Comparison.UNKNOWN);
  }

  /** Names that do not matter to the difference matter to what is printed. */
  private SortedMap<String, Long> complete(Map<String, Long> witness) {
    SortedMap<String, Long> values = new TreeMap<>();
    for (String name : names) {
      values.put(name, witness.getOrDefault(name, facts.min(name)));
    }
    return values;
  }

  /** Tries all points with values among the first of each name, those with smaller values first. */
  private Optional<Comparison> small() {
    // not less than 2, so that some names may differ
    int side = (int) Math.min(SMALL_POINTS, 1 + Math.pow(SMALL_POINTS, 1.0 / names.length));
    Optional<Comparison> notPositive = Optional.empty();
    int points = 0;
    for (int largest = 0; largest < side; largest++) {
      int[] steps = new int[names.length];
      if (steps.length == 1) {
        steps[0] = largest;
      }
      do {
        if (max(steps) < largest) {
          continue; // tried before
        }
        Optional<Comparison> found = differentAt(steps);
        if (found.isPresent() && found.get().left() > 0 && found.get().right() > 0) {
          return found;
        }
        notPositive = notPositive.or(() -> found);
        if (++points == SMALL_POINTS) {
          return notPositive;
        }
      } while (advance(steps, largest));
    }
    return notPositive;
  }

  private Optional<Comparison> random() {
    SplittableRandom random = new SplittableRandom(1);
    for (int point = 0; point < RANDOM_POINTS; point++) {
      int[] steps = new int[names.length];
      for (int i = 0; i < steps.length; i++) {
        steps[i] = random.nextInt(1 << random.nextInt(1, 20));
      }
      Optional<Comparison> found = differentAt(steps);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Counts up with digits from 0 to {@code largest}; false after the last. */
  private static boolean advance(int[] steps, int largest) {
    for (int i = steps.length - 1; i >= 0; i--) {
      if (steps[i] < largest) {
        steps[i]++;
        return true;
      }
      steps[i] = 0;
    }
    return false;
  }

  private static int max(int[] steps) {
    int max = 0;
    for (int step : steps) {
      max = Math.max(max, step);
    }
    return max;
  }

  /** The value of each name, so many steps above its least; the greatest where that is less. */
  private SortedMap<String, Long> values(int[] steps) {
    SortedMap<String, Long> values = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      long more = Math.multiplyExact(steps[i], facts.multipleOf(names[i]));
      long value = Math.addExact(facts.min(names[i]), more);
      values.put(names[i], Math.min(value, facts.max(names[i]).orElse(Long.MAX_VALUE)));
    }
    return values;
  }

  private Optional<Comparison> differentAt(int[] steps) {
    try {
      return different(values(steps));
    } catch (ArithmeticException overflow) {
      return Optional.empty();
    }
  }

  private Optional<Comparison> different(SortedMap<String, Long> values) {
    try {
      long x = left.at(values);
      long y = right.at(values);
      return x == y
          ? Optional.empty()
          : Optional.of(new Comparison(Comparison.Verdict.DIFFERENT, values, x, y));
    } catch (ArithmeticException overflow) {
      return Optional.empty();
    }
  }
}
