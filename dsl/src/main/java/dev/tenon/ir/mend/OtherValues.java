package dev.tenon.ir.mend;

import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.Node;
import dev.tenon.ir.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the value that a call of the user's was meant to take: one that nothing takes, at a call
 * that led to what is wrong, or one of fitting sizes in what joins two.
 */
public final class OtherValues {
  /** Calls that led to what is wrong in which another value is looked for. */
  private static final int MOST_CALLS = 4;

  /** Changes that are tried; each takes a trace. */
  private static final int MOST_TRIED = 3;

  /** Calls of two tensors, either of which may be a value from further up. */
  private static final Set<String> JOINS = Set.of("concat", "add", "plus", "minus", "times");

  private final List<Place> uses;
  private final List<Place> led;

  /**
   * Values in a function.
   *
   * @param uses the user's calls in it, in order
   * @param place of {@code problem}; null where it has none
   */
  public OtherValues(List<Place> uses, Problem problem, Place place) {
    this.uses = uses;
    this.led = led(problem, place);
  }

  /** Values that nothing takes, in calls that led to the problem, the nearest first. */
  public List<Candidate> unused() {
    if (led.isEmpty()) {
      return List.of();
    }
    Set<Node> taken = taken();
    List<Place> left = uses.stream().filter(use -> !taken.contains(use.output().node())).toList();
    List<Candidate> candidates = new ArrayList<>();
    for (Place call : led) {
      for (int i = 0; i < call.inputs().size(); i++) {
        for (Place value : left) {
          if (isBefore(value, call)) {
            candidates.add(new Candidate(call, new Remedy.Value(i, value.origin(), true)));
          }
        }
      }
    }
    return candidates.subList(0, Math.min(MOST_TRIED, candidates.size()));
  }

  private Set<Node> taken() {
    Set<Node> taken = new HashSet<>();
    Stream.concat(uses.stream(), led.stream())
        .flatMap(call -> call.inputs().stream())
        .map(Tensor::node)
        .forEach(taken::add);
    Stream.concat(uses.stream().map(Place::output), led.stream().flatMap(c -> c.inputs().stream()))
        .limit(1)
        .flatMap(x -> x.trace().nodes().stream())
        .flatMap(node -> node.inputs().stream())
        .map(Tensor::node)
        .forEach(taken::add);
    return taken;
  }

  /** For each of two tensors that do not fit, the last value that fits the other one. */
  public List<Candidate> fitting() {
    boolean joins =
        !led.isEmpty()
            && led.get(0).output() == null
            && led.get(0).inputs().size() == 2
            && JOINS.contains(led.get(0).kind());
    if (!joins) {
      return List.of();
    }
    Place call = led.get(0);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Dims other = call.inputs().get(1 - i).dims();
      Optional<Place> value =
          last(
              use ->
                  isBefore(use, call)
                      && !call.inputs().contains(use.output())
                      && fits(call.kind(), use.output().dims(), other));
      if (value.isPresent()) {
        Remedy remedy = new Remedy.Value(i, value.get().origin(), false);
        candidates.add(new Candidate(call, remedy));
      }
    }
    return candidates;
  }

  /** Whether both have the same sizes, but for the channels in what puts these side by side. */
  private static boolean fits(String kind, Dims dims, Dims other) {
    int rank = dims.rank();
    return kind.equals("concat")
        ? rank > 2
            && rank == other.rank()
            && dims.slice(0, rank - 1).sameAs(other.slice(0, rank - 1))
        : dims.sameAs(other);
  }

  /** Whether {@code value} was made in the method of {@code call}, before that. */
  private static boolean isBefore(Place value, Place call) {
    Origin there = value.origin();
    Origin here = call.origin();
    return value.first() < call.first()
        && there.token() != null
        && !there.isAt(here)
        && Objects.equals(there.method(), here.method())
        && Objects.equals(there.caller(), here.caller());
  }

  /** The call that is at fault and those that led to it, the nearest first. */
  private List<Place> led(Problem problem, Place place) {
    List<Place> calls = new ArrayList<>();
    List<Tensor> from = new ArrayList<>();
    if (place != null && place.isCall()) {
      calls.add(place);
      from.addAll(place.inputs());
    } else if (problem.use() != null) {
      last(use -> use.origin().isAt(problem.use())).ifPresent(calls::add);
      calls.forEach(call -> from.addAll(call.inputs()));
    } else if (place != null && place.layer() == null && place.output() != null) {
      from.add(place.output());
    }
    for (int i = 0; i < from.size() && calls.size() < MOST_CALLS; i++) {
      Tensor x = from.get(i);
      Optional<Place> made = last(use -> x.equals(use.output()));
      made.ifPresent(calls::add);
      made.ifPresent(call -> from.addAll(call.inputs()));
    }
    return calls;
  }

  private Optional<Place> last(Predicate<Place> which) {
    return IntStream.iterate(uses.size() - 1, i -> i >= 0, i -> i - 1)
        .mapToObj(uses::get)
        .filter(which)
        .findFirst();
  }
}
