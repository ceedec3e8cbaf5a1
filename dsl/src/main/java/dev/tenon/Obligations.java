package dev.tenon;

import dev.tenon.Contract.Entry;
import dev.tenon.Contract.Guard;
import dev.tenon.Contract.Status;
import dev.tenon.Joint.Answer;
import dev.tenon.Joint.Holds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Collects what the rules of one function demand of its named sizes, and finds what these must be
 * therefore.
 *
 * <p>A condition narrows the values of its names to those for which it holds, exactly, unless
 * nothing or a single value would be left: then it is a mistake. So is one that narrows the batch
 * (the first axis of inputs, and no other) or a size of which an input states a multiple or a
 * minimum: what is made of these must fit whatever they are. Where it holds for some combinations
 * of several names, it becomes a guard.
 */
public final class Obligations {
  /** Points at which a condition is tried that is too large to decide. */
  private static final int TRIALS = 4096;

  private final Map<String, SizeSet> sets = new TreeMap<>();
  private final Set<String> stated = new HashSet<>();
  private final Set<String> bounded = new HashSet<>();
  private final Set<String> first = new HashSet<>();
  private final Set<String> later = new HashSet<>();
  private final Map<Condition, Met> met = new LinkedHashMap<>();
  private Facts assumed = Facts.NONE;

  /** A condition that was demanded and does not always fail. */
  private record Met(
      Condition condition,
      Demand demand,
      Status status,
      Supplier<? extends RuntimeException> problem) {}

  /**
   * Who demands something.
   *
   * @param where the layer
   * @param about whom its message is about; empty where the message says so itself
   * @param users whether it is part of the model; what follows from it, such as a gradient, narrows
   *     nothing and is not listed
   * @param place the line in the source, for who contradicts it; empty where it is not known
   */
  public record Demand(String where, String about, boolean users, String place) {
    /** One of which nothing is known. */
    public static final Demand NOBODYS = new Demand("", "", false, "");

    /** What a person is shown to find it. */
    private String told() {
      String name = where.isEmpty() ? about : where;
      boolean named = place.isEmpty() || place.equals(name); // an element is its own place
      return named ? name : name.isEmpty() ? place : name + ", " + place + ",";
    }
  }

  /**
   * Adds an input, whose names may be what {@code facts} say.
   *
   * @throws IllegalArgumentException if the facts of two inputs contradict each other
   */
  public void input(Dims dims, Facts facts) {
    for (int axis = 0; axis < dims.rank(); axis++) {
      for (String name : dims.dim(axis).names()) {
        sets.putIfAbsent(name, SizeSet.ALL);
        (axis == 0 ? first : later).add(name);
      }
    }
    for (String name : facts.names()) {
      if (facts.multipleOf(name) > 1 || facts.min(name) > 1) {
        stated.add(name);
      }
      if (facts.max(name).isPresent()) {
        bounded.add(name);
      }
      Facts both = assumed.and(facts); // says which two contradict each other
      SizeSet narrowed;
      try {
        narrowed = set(name).and(SizeSet.of(facts, name));
      } catch (Vanishing.TooLarge tooLarge) {
        narrowed = SizeSet.of(both, name);
      }
      if (narrowed.isEmpty()) {
        throw new IllegalArgumentException("no %s fits %s".formatted(name, facts));
      }
      assume(name, narrowed);
    }
  }

  /** What the names are so far. */
  public Facts facts() {
    return assumed;
  }

  private void assume(String name, SizeSet set) {
    sets.put(name, set);
    assumed = set.hull(name, assumed.without(name));
  }

  /**
   * Demands {@code condition}.
   *
   * @param problem made, and thrown, where it is not met
   */
  public void require(
      Condition condition, Demand demand, Supplier<? extends RuntimeException> problem) {
    Condition normal = condition.normal();
    if (condition.isTrivial() || met.containsKey(normal)) {
      return;
    }
    Set<String> fixed = new TreeSet<>(normal.names());
    boolean limits = condition.kind() == Condition.Kind.AT_MOST;
    if (demand.users()) {
      fixed.removeIf(name -> !isFixed(name) && !(limits && bounded.contains(name)));
    }
    Answer answer = decide(normal, fixed, limits);
    boolean fails =
        answer.holds() == Holds.NEVER || answer.holds() == Holds.SOMETIMES && !isEverMet(normal);
    if (fails) {
      throw failed(condition, problem.get());
    }
    answer.sets().forEach(this::assume);
    Status status =
        switch (answer.holds()) {
          case BY_NAME -> Status.REQUIRED;
          case SOMETIMES -> Status.GUARDED;
          default -> Status.PROVED;
        };
    met.put(normal, new Met(condition, demand, status, problem));
  }

  /** Whether nothing may be demanded of {@code name} beyond what the inputs state. */
  private boolean isFixed(String name) {
    boolean batch = first.contains(name) && !later.contains(name);
    return batch || stated.contains(name) || !sets.containsKey(name);
  }

  /**
   * Where a condition holds, given what holds already; {@code sets} are what is left of names.
   *
   * @param fixed names for all of whose values it must hold
   * @param limits whether names may be held to a greatest value
   */
  private Answer decide(Condition normal, Set<String> fixed, boolean limits) {
    if (isProved(normal, assumed)) {
      return Answer.ALWAYS;
    }
    try {
      Condition simple = Joint.atLeastOfFixed(normal, assumed, fixed);
      Set<String> names = simple.names();
      if (names.size() == 1) {
        String name = names.iterator().next();
        SizeSet solutions = Solutions.of(simple, name);
        if (set(name).isWithin(solutions)) {
          return Answer.ALWAYS;
        }
        return solutions.isFinite() && !limits || fixed.contains(name)
            ? Answer.NEVER
            : narrowed(Map.of(name, solutions));
      }
      Answer answer = Joint.solve(simple, assumed, fixed);
      return answer.holds() == Holds.BY_NAME ? narrowed(answer.sets()) : answer;
    } catch (Vanishing.TooLarge | ArithmeticException tooLarge) {
      return fixed.isEmpty() ? Answer.SOMETIMES : Answer.NEVER;
    }
  }

  private SizeSet set(String name) {
    return sets.getOrDefault(name, SizeSet.ALL);
  }

  private Answer narrowed(Map<String, SizeSet> solutions) throws Vanishing.TooLarge {
    Map<String, SizeSet> left = new TreeMap<>();
    for (Map.Entry<String, SizeSet> solution : solutions.entrySet()) {
      SizeSet both = set(solution.getKey()).and(solution.getValue());
      if (both.isEmpty()) {
        return Answer.NEVER;
      }
      left.put(solution.getKey(), both);
    }
    return new Answer(Holds.BY_NAME, left);
  }

  /** Whether a general method proves {@code condition} where {@code facts} hold. */
  private static boolean isProved(Condition condition, Facts facts) {
    return switch (condition.kind()) {
      case SAME -> Comparer.isSame(condition.left(), condition.right(), facts);
      case AT_LEAST -> condition.right().isAtMost(condition.left(), facts);
      case AT_MOST -> condition.left().isAtMost(condition.right(), facts);
      case MULTIPLE -> condition.left().dividedBy(condition.right(), facts).isPresent();
    };
  }

  /** Whether there are values, small or at random, for which {@code condition} holds. */
  private boolean isEverMet(Condition condition) {
    SplittableRandom random = new SplittableRandom(1);
    boolean multiple = condition.kind() == Condition.Kind.MULTIPLE;
    long divisor = multiple ? condition.right().known() : 1;
    for (int trial = 0; trial < TRIALS; trial++) {
      Map<String, Long> values = new TreeMap<>();
      for (String name : condition.names()) {
        long steps = trial == 0 ? 0 : random.nextInt(1 << random.nextInt(1, 20));
        long value = assumed.min(name) + assumed.multipleOf(name) * steps;
        value = trial % 2 == 0 ? value : Math.multiplyExact(value, divisor);
        values.put(name, Math.min(value, assumed.max(name).orElse(Long.MAX_VALUE)));
      }
      if (condition.holds(values)) {
        return true;
      }
    }
    return false;
  }

  /** {@code thrown}, with values that do not fit, and what the input may state so that all do. */
  private RuntimeException failed(Condition condition, RuntimeException thrown) {
    if (!(thrown instanceof Problem problem)) {
      return thrown;
    }
    Set<String> shared = new HashSet<>(condition.left().names());
    shared.retainAll(condition.right().names());
    Problem explained = problem;
    boolean plain = Condition.withoutFactors(condition.difference()).isKnown(); // 4*N and 3*N
    if (condition.kind() == Condition.Kind.SAME && !shared.isEmpty() && !plain) {
      Comparison comparison = condition.left().compare(condition.right(), assumed);
      if (comparison.isDifferent()) {
        explained = explained.explained(comparison.toString());
      }
    }
    Optional<String> contradiction = contradiction(condition.normal());
    if (contradiction.isPresent()) {
      return explained.explained(contradiction.get());
    }
    Optional<String> statement = statement(condition.normal());
    return statement.isPresent() ? explained.explained(statement.get()) : explained;
  }

  /**
   * Who demanded before what {@code normal} contradicts: {@code "this needs T>=60, but table needs
   * T<=50"}.
   */
  private Optional<String> contradiction(Condition normal) {
    if (normal.names().size() != 1) {
      return Optional.empty();
    }
    String name = normal.names().iterator().next();
    try {
      SizeSet wanted = Solutions.of(normal, name);
      for (Map.Entry<Condition, Met> each : met.entrySet()) {
        boolean narrows = each.getValue().status() == Status.REQUIRED;
        if (narrows && each.getKey().names().equals(normal.names())) {
          SizeSet other = Solutions.of(each.getKey(), name);
          boolean single = wanted.isFinite() && normal.kind() == Condition.Kind.SAME;
          if (!single && !wanted.isEmpty() && wanted.and(other).isEmpty()) {
            return Optional.of(
                "this needs %s, but %s needs %s"
                    .formatted(
                        needed(wanted, name, normal),
                        each.getValue().demand().told(),
                        needed(other, name, each.getKey())));
          }
        }
      }
    } catch (Vanishing.TooLarge | ArithmeticException tooLarge) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** What {@code name} must be, as an input states it; {@code condition} where none can. */
  private static String needed(SizeSet set, String name, Condition condition)
      throws Vanishing.TooLarge {
    Facts hull = set.hull(name, Facts.NONE);
    return SizeSet.of(hull, name).isWithin(set) ? hull.notation(name) : condition.toString();
  }

  /** What the inputs may state so that {@code normal} holds. */
  private Optional<String> statement(Condition normal) {
    List<String> words = new ArrayList<>();
    try {
      Set<String> names = normal.names();
      Map<String, SizeSet> wanted = decide(normal, Set.of(), false).sets();
      if (wanted.isEmpty() && names.size() == 1 && normal.kind() == Condition.Kind.AT_LEAST) {
        // perhaps bounded above
        String name = names.iterator().next();
        wanted = narrowed(Map.of(name, Solutions.of(normal, name))).sets();
      }
      for (Map.Entry<String, SizeSet> each : wanted.entrySet()) {
        String name = each.getKey();
        Facts hull = each.getValue().hull(name, Facts.NONE);
        boolean single = hull.max(name).isPresent() && hull.max(name).getAsLong() == hull.min(name);
        if (single
            || !sets.containsKey(name)
            || !SizeSet.of(hull, name).isWithin(each.getValue())) {
          return Optional.empty();
        }
        words.add(hull.notation(name));
      }
    } catch (Vanishing.TooLarge | ArithmeticException tooLarge) {
      return Optional.empty();
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "if all data is so, state %s in the shape of the input"
                .formatted(String.join(" and ", words)));
  }

  /** What was found. */
  public Contract settle() {
    List<Guard> guards = new ArrayList<>();
    List<Entry> ledger = new ArrayList<>();
    met.forEach(
        (normal, own) -> {
          boolean guarded = !isImplied(normal);
          Demand demand = own.demand();
          if (guarded) {
            String about = demand.about().isEmpty() ? "" : demand.about() + " ";
            String message = about + own.problem().get().getMessage();
            guards.add(new Guard(own.condition(), message));
          }
          if (guarded || demand.users()) {
            Status status =
                guarded
                    ? Status.GUARDED
                    : own.status() == Status.GUARDED ? Status.PROVED : own.status();
            ledger.add(new Entry(own.condition(), demand.where(), status));
          }
        });
    return new Contract(assumed, guards, ledger);
  }

  /** Whether {@code normal} holds for all values that the facts allow, which may be too many. */
  private boolean isImplied(Condition normal) {
    if (isProved(normal, assumed)) {
      return true;
    }
    try {
      Set<String> names = normal.names();
      if (names.size() == 1) {
        String name = names.iterator().next();
        return SizeSet.of(assumed, name).isWithin(Solutions.of(normal, name));
      }
      return Joint.solve(normal, assumed, names).holds() == Holds.ALWAYS;
    } catch (Vanishing.TooLarge | ArithmeticException tooLarge) {
      return false;
    }
  }
}
