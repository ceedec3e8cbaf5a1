package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.ir.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the call whose result was meant to be one number an example, where several meet one, or one
 * number in all, where a scalar is wanted: the reduction was forgotten where that result was made.
 */
public final class Reduced {
  private final List<Place> uses;
  private final List<Place> failed;
  private final Forgotten forgotten;

  /**
   * Of a function.
   *
   * @param uses the user's calls in it, in order
   * @param places the layers and calls in it, those that failed included
   */
  public Reduced(List<Place> uses, List<Place> places) {
    this.uses = uses;
    this.failed = places.stream().filter(place -> place.output() == null).toList();
    this.forgotten = new Forgotten(places);
  }

  /** What to try for a call that failed at {@code place}. */
  public List<Candidate> of(Place place) {
    if (place == null || !place.isCall() || place.output() != null) {
      return List.of();
    }
    List<Tensor> inputs = place.inputs();
    if (inputs.size() == 1) {
      return scalar(inputs.get(0)).stream().toList();
    }
    return inputs.size() == 2
        ? Stream.of(0, 1)
            .flatMap(more -> numbers(inputs.get(more), inputs.get(1 - more)).stream())
            .toList()
        : List.of();
  }

  /** The last axis of {@code more} taken away, where {@code fewer} has all the others. */
  private Optional<Candidate> numbers(Tensor more, Tensor fewer) {
    Dims dims = more.dims();
    int last = dims.rank() - 1;
    if (last < 1 || fewer.dims().rank() != last || !dims.slice(0, last).sameAs(fewer.dims())) {
      return Optional.empty();
    }
    List<Place> calls = path(more);
    boolean early = made(fewer).filter(call -> ArgumentChanges.reduces(call.kind())).isPresent();
    if (calls.isEmpty() || early) { // what was reduced too early is no reason to reduce more
      return Optional.empty();
    }
    Optional<Tensor> index = unusedIndex(fewer.dims(), more.trace());
    if (index.isPresent()) {
      String name = Forgotten.name(index.get());
      UnaryOperator<Tensor> pick = x -> x.pick(x.trace().inputs().get(name));
      return Optional.of(
          new Candidate(calls.get(0), new Remedy.Result(".pick(%s)".formatted(name), name, pick)));
    }
    Place first = calls.get(calls.size() - 1);
    boolean scores = first.kind().equals(Amendments.APPLY) && !dims.dim(last).equals(Dim.of(1));
    if (scores) { // of several scores, the best one
      return Optional.of(behind(first, ".max(%d)".formatted(last), x -> x.max(last)));
    }
    Optional<Place> shared = calls.stream().filter(call -> isTakenTwice(call.output())).findFirst();
    if (dims.dim(last).equals(Dim.of(1))) { // where one call takes it, that has a remedy of its own
      return shared.map(call -> behind(call, ".squeeze(%d)".formatted(last), x -> x.squeeze(last)));
    }
    Place call = shared.orElse(calls.get(0));
    return Optional.of(behind(call, ".sum(%d)".formatted(last), x -> x.sum(last)));
  }

  /** The one input of these sizes that says which, and that nothing takes. */
  private Optional<Tensor> unusedIndex(Dims dims, Trace trace) {
    List<Tensor> left =
        trace.inputs().values().stream()
            .filter(input -> input.dtype().isInteger() && input.dims().sameAs(dims))
            .filter(forgotten::isForgotten)
            .toList();
    return left.size() == 1 ? Optional.of(left.get(0)) : Optional.empty();
  }

  /** The one part of a sum that is no scalar; the sum itself has a remedy of its own. */
  private Optional<Candidate> scalar(Tensor sum) {
    List<Place> calls = path(sum);
    return calls.stream()
        .skip(1)
        .filter(call -> isTakenTwice(call.output()))
        .findFirst()
        .map(call -> behind(call, ".mean()", Tensor::mean));
  }

  /**
   * The calls that gave {@code x}, the last one first, as far as each number comes from one alone.
   */
  private List<Place> path(Tensor x) {
    List<Place> calls = new ArrayList<>();
    Optional<Place> made = made(x);
    while (made.isPresent()) {
      calls.add(made.get());
      made =
          made.get().kind().equals(Amendments.APPLY)
              ? Optional.empty()
              : origin(made.get(), x.dims()).flatMap(this::made);
    }
    return calls;
  }

  /** What alone {@code call} is made of: the square root of x times x is so of x. */
  private Optional<Tensor> origin(Place call, Dims dims) {
    List<Tensor> large =
        call.inputs().stream().filter(each -> each.dims().rank() > 0).distinct().toList();
    if (large.size() > 2 || large.stream().anyMatch(each -> !each.dims().sameAs(dims))) {
      return Optional.empty();
    }
    return large.stream().filter(x -> large.stream().allMatch(y -> comesFrom(y, x))).findFirst();
  }

  private boolean comesFrom(Tensor y, Tensor x) {
    return y.equals(x) || path(y).stream().anyMatch(call -> call.inputs().contains(x));
  }

  private boolean isTakenTwice(Tensor x) {
    return Stream.concat(uses.stream(), failed.stream())
            .filter(call -> call.inputs().contains(x))
            .limit(2)
            .count()
        > 1;
  }

  private static Candidate behind(Place call, String more, UnaryOperator<Tensor> how) {
    return new Candidate(call, new Remedy.Result(more, how));
  }

  private Optional<Place> made(Tensor x) {
    return IntStream.iterate(uses.size() - 1, i -> i >= 0, i -> i - 1)
        .mapToObj(uses::get)
        .filter(use -> x.equals(use.output()))
        .findFirst();
  }
}
