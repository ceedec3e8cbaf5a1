package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Join;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.fluent.Branches;
import dev.tenon.ir.mend.Cause;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Twins;
import dev.tenon.ir.mend.Want;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes tensors that stand for what layers and calls were meant to give that failed. */
final class StandIns {
  private final Trace trace;
  private final Aside aside;
  private final Doubts doubts;

  StandIns(Trace trace, Aside aside, Doubts doubts) {
    this.trace = trace;
    this.aside = aside;
    this.doubts = doubts;
  }

  /**
   * What the layer at {@code place}, which failed by {@code problem}, was meant to give.
   *
   * @param follows whether the problem may come from another one, and so what would mend it, too
   */
  Tensor of(Problem problem, Place place, boolean follows, Frame frame) {
    boolean dtype = Recovery.isOfDtype(problem);
    List<Tensor> inputs = place.inputs();
    Optional<Type> meant =
        Twins.of(place).flatMap(twin -> aside.given(place, twin)).or(() -> meant(problem, place));
    if (meant.isPresent()) {
      boolean other = meant.get().rank() != inputs.get(0).dims().rank();
      return of(meant.get(), dtype, follows && other, inputs, place.kind(), frame);
    }
    Set<Integer> unsure = new HashSet<>();
    List<Type> possible = new ArrayList<>();
    for (Remedy remedy : problem.remedies()) {
      aside.given(place, remedy).ifPresent(type -> note(type, remedy, possible, unsure));
    }
    if (possible.isEmpty()) {
      return of(inputs.get(0).type(), dtype, true, inputs, place.kind(), frame);
    }
    int rank = possible.get(0).rank();
    if (problem.wants().stream().anyMatch(Want.Order.class::isInstance)) {
      unsure.addAll(IntStream.range(1, rank).boxed().toList());
    }
    if (problem.wants().stream().anyMatch(Want.Rank.class::isInstance)) {
      // whoever keeps axes further up gives them sizes of their own
      unsure.addAll(IntStream.range(1, rank - 1).boxed().toList());
    }
    return doubted(possible.get(0), dtype, unsure, inputs, place.kind(), frame);
  }

  private static Optional<Type> meant(Problem problem, Place place) {
    boolean joins = place.layer() instanceof Join || place.layer() instanceof Branches;
    return problem
        .standIn()
        .or(
            () ->
                problem.causes().stream()
                    .filter(cause -> joins)
                    .map(Cause::tensor)
                    .map(Tensor::type)
                    .findFirst());
  }

  private static void note(Type type, Remedy remedy, List<Type> possible, Set<Integer> unsure) {
    for (int axis = 0; axis < type.rank(); axis++) {
      Dim dim = type.dims().dim(axis);
      boolean written =
          remedy instanceof Remedy.Write write
              && dim.isKnown()
              && String.valueOf(write.value()).equals(String.valueOf(dim.known()));
      boolean differs =
          !possible.isEmpty()
              && (possible.get(0).rank() != type.rank()
                  || !possible.get(0).dims().dim(axis).sameAs(dim));
      if (written || differs) {
        unsure.add(axis);
      }
    }
    possible.add(type);
  }

  /**
   * A tensor of {@code type} for what was meant; all its sizes but the batch are unsure.
   *
   * @param dtype whether the type of its elements is so, too
   * @param rank whether it may have had another number of axes
   */
  Tensor of(
      Type type, boolean dtype, boolean rank, List<Tensor> inputs, String called, Frame frame) {
    List<Integer> unsure =
        rank
            ? IntStream.range(0, type.rank()).boxed().toList() // nor which axis is the batch
            : allButBatch(type, inputs);
    Tensor standIn = doubted(type, dtype, unsure, inputs, called, frame);
    if (rank) {
      doubts.rank(standIn);
    }
    return standIn;
  }

  /** Doubts what is made of {@code inputs} and of doubtful numbers. */
  void doubt(Tensor made, List<Tensor> inputs) {
    doubts.sizes(made, allButBatch(made.type(), inputs));
    doubts.rank(made);
  }

  private List<Integer> allButBatch(Type type, List<Tensor> inputs) {
    return IntStream.range(0, type.rank())
        .filter(axis -> !isBatch(type, axis, inputs))
        .boxed()
        .toList();
  }

  private boolean isBatch(Type type, int axis, List<Tensor> inputs) {
    return axis == 0
        && !inputs.isEmpty()
        && inputs.get(0).dims().rank() > 0
        && type.dims().dim(0).equals(inputs.get(0).dims().dim(0))
        && !doubts.reach(new Cause(inputs.get(0), new int[] {0}));
  }

  /** Whether there may be nothing along {@code axis}: nobody means that. */
  private boolean isEmpty(Type type, int axis) {
    return type.dims().dim(axis).lowerBound(trace.facts()).orElse(0) < 1;
  }

  /** A tensor of which is unsure what is so of {@code inputs}, and the sizes along these axes. */
  private Tensor doubted(
      Type type,
      boolean dtype,
      Collection<Integer> unsure,
      List<Tensor> inputs,
      String called,
      Frame frame) {
    Tensor standIn =
        trace.within(frame, () -> trace.apply(new Source.StandIn(type, called), List.of()).get(0));
    doubts.sizes(standIn, unsure);
    doubts.sizes(
        standIn,
        IntStream.range(0, type.rank()).filter(axis -> isEmpty(type, axis)).boxed().toList());
    if (dtype) {
      doubts.dtype(standIn);
    }
    inputs.forEach(input -> doubts.inherit(standIn, input));
    return standIn;
  }
}
