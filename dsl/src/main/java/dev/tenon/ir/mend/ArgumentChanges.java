package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds numbers in parentheses of calls of tensors that were meant to be others: the axis of {@code
 * sum(2)}, the start of {@code slice(1, 2)}, the depth of {@code oneHot(9)}.
 */
public final class ArgumentChanges {
  /** Calls that take an axis away. */
  private static final Set<String> REDUCTIONS =
      Set.of("sum", "mean", "max", "min", "prod", "variance", "logSumExp", "argMax");

  /** Calls that leave an axis of 1. */
  private static final Set<String> KEEPING = Set.of("sumKeep", "meanKeep", "maxKeep", "minKeep");

  private static final Set<String> OTHERS = Set.of("oneHot", "slice", "stack", "expandDims");

  /** Calls that are looked at, the nearest first. */
  private static final int MOST_CALLS = 3;

  private final List<Place> calls;

  /** Of calls that were made at these places, each with its {@link Literals}. */
  ArgumentChanges(List<Place> calls) {
    this.calls = calls;
  }

  /** Whether another number may be meant in a call of {@code method}. */
  public static boolean concern(String method) {
    return REDUCTIONS.contains(method) || KEEPING.contains(method) || OTHERS.contains(method);
  }

  /** Whether a call of {@code method} takes axes away. */
  static boolean reduces(String method) {
    return REDUCTIONS.contains(method);
  }

  /** Changes after which an axis has the wanted size. */
  List<Candidate> towards(Want.Size want) {
    return changes(want.tensor(), want.axis(), want.size(), want.size()::sameAs);
  }

  /** Changes after which an axis has a known size. */
  List<Candidate> towards(Want.Known want) {
    return changes(want.tensor(), want.axis(), null, Dim::isKnown);
  }

  /** The axis of 1 taken away that is left of a single place, where it is all that is too much. */
  Optional<Candidate> squeezed(Want.Sizes want) {
    Dims now = want.tensor().dims();
    for (int i = calls.size() - 1; i >= 0; i--) {
      Place call = calls.get(i);
      List<Object> written = ((Literals) call.layer()).values();
      boolean single =
          call.kind().equals("slice")
              && written.size() == 2
              && written.stream().allMatch(Integer.class::isInstance)
              && call.output().dims().rank() == now.rank()
              && now.rank() == want.sizes().rank() + 1;
      int axis = single ? call.output().dims().axis((Integer) written.get(0)) : 0;
      if (single
          && now.dim(axis).equals(Dim.of(1))
          && now.without(List.of(axis)).sameAs(want.sizes())
          && at(call, want.tensor(), axis).filter(each -> each == axis).isPresent()) {
        int begin = (Integer) written.get(1);
        String calls = ".slice(%s, %d).squeeze(%d)".formatted(written.get(0), begin, axis);
        Remedy squeeze = new Remedy.Call(calls, x -> x.slice(axis, begin).squeeze(axis));
        return Optional.of(new Candidate(call, squeeze));
      }
    }
    return Optional.empty();
  }

  private List<Candidate> changes(Tensor x, int axis, Dim wanted, Predicate<Dim> fits) {
    List<Candidate> changes = new ArrayList<>();
    int looked = 0;
    for (int i = calls.size() - 1; i >= 0 && looked < MOST_CALLS; i--) {
      Place call = calls.get(i);
      Optional<Integer> at = at(call, x, axis);
      if (at.isPresent()) {
        looked++;
        numbers(call, at.get(), wanted, fits)
            .limit(Candidates.MOST_EACH)
            .map(number -> new Candidate(call, number))
            .forEach(changes::add);
      }
    }
    return changes;
  }

  /** The axis of what {@code call} gives that becomes {@code axis} of {@code x}, as large. */
  private static Optional<Integer> at(Place call, Tensor x, int axis) {
    Dims dims = call.output().dims();
    Dim size = x.dims().dim(axis);
    List<Integer> as =
        IntStream.range(0, dims.rank())
            .filter(each -> dims.dim(each).sameAs(size) || !size.isKnown())
            .boxed()
            .toList();
    Set<Integer> reached = new HashSet<>();
    Derivation.reaches(
        x,
        new int[] {x.dims().axis(axis)},
        (node, each) -> {
          if (node == call.output().node()) {
            reached.add(each);
          }
          return false;
        });
    return as.stream().filter(reached::contains).findFirst();
  }

  private static Stream<Remedy> numbers(Place call, int at, Dim wanted, Predicate<Dim> fits) {
    List<Object> written = ((Literals) call.layer()).values();
    Dims output = call.output().dims();
    if (call.kind().equals("oneHot")) {
      boolean depth = at == output.rank() - 1 && wanted != null && wanted.isKnown();
      return depth ? Stream.of(argument(0, (int) wanted.known())) : Stream.of();
    }
    if (call.kind().equals("slice")) {
      return wanted == null
          ? Stream.of()
          : Stream.concat(moved(output, written, at, wanted), bounds(output, written, at, wanted));
    }
    if (!(written.get(0) instanceof Integer axis)) {
      return Stream.of();
    }
    Dims input = call.inputs().get(0).dims();
    boolean adds = call.kind().equals("stack") || call.kind().equals("expandDims");
    int rank = adds ? output.rank() : input.rank();
    int now = axis < 0 ? axis + rank : axis;
    if (written.size() > 1 && !call.kind().equals("stack") || now < 0 || now >= rank) {
      return Stream.of();
    }
    return IntStream.concat(IntStream.range(1, rank), IntStream.of(0)) // seldom the batch
        .filter(other -> other != now)
        .filter(
            other -> {
              Dims dims =
                  adds
                      ? output.without(List.of(now)).insert(other, output.dim(now))
                      : KEEPING.contains(call.kind())
                          ? input.with(other, 1)
                          : input.without(List.of(other));
              return at < dims.rank() && fits.test(dims.dim(at));
            })
        .mapToObj(
            other -> call.kind().equals("stack") ? Remedy.axis(0, other) : argument(0, other));
  }

  /** The axis of which a single place was meant, where one of another axis is taken. */
  private static Stream<Remedy> moved(Dims output, List<Object> written, int at, Dim wanted) {
    Dim one = Dim.of(1);
    boolean other =
        wanted.equals(one)
            && written.get(0) instanceof Integer axis
            && output.axis(axis) != at
            && output.dim(output.axis(axis)).equals(one);
    return other ? Stream.of(argument(0, at)) : Stream.of();
  }

  /** Bounds between which the part has the wanted size; a single place was meant to be one. */
  private static Stream<Remedy> bounds(Dims output, List<Object> written, int at, Dim wanted) {
    if (output.dim(at).equals(Dim.of(1))) {
      return Stream.of();
    }
    Dim more = wanted.minus(output.dim(at));
    boolean numbers = written.stream().allMatch(Integer.class::isInstance);
    if (!numbers || !more.isKnown() || output.axis((Integer) written.get(0)) != at) {
      return Stream.of();
    }
    List<Remedy> bounds = new ArrayList<>();
    for (int index = written.size() - 1; index > 0; index--) {
      long now = (Integer) written.get(index);
      long other = index == 2 ? now + more.known() : now - more.known();
      boolean sameEnd = now < 0 ? other < 0 : other >= 0;
      if (sameEnd && Math.abs(other) <= Integer.MAX_VALUE) {
        bounds.add(argument(index, (int) other));
      }
    }
    return bounds.stream();
  }

  private static Remedy argument(int index, int number) {
    return new Remedy.Argument(index, number, "");
  }
}
