package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Node;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What the inputs that lead to a problem were probably meant to be stated. */
final class MeantInputs {
  private static final Dim BATCH = Dim.named("N");

  private static final Dim STEPS = Dim.named("T");

  private final List<Want> wants;
  private final List<Place> inputs;
  private final Set<Node> led;
  private final Origin handed; // the user's call that hands them to a method of the user's, or null

  /** Of {@code problem} at {@code place}, or at none, behind what was applied at {@code places}. */
  MeantInputs(List<Place> places, Problem problem, Place place) {
    this.wants = problem.wants();
    this.inputs =
        places.stream()
            .filter(text -> text.isText() && !text.name().isEmpty())
            .filter(text -> text.output().node().primitive() instanceof Source.Input)
            .toList();
    Origin call = problem.use() != null || place == null ? problem.use() : place.origin();
    this.handed = call == null || place != null && !place.fluent() ? null : call.caller();
    this.led = inputs.isEmpty() ? Set.of() : behind(problem, place);
  }

  private static Set<Node> behind(Problem problem, Place place) {
    Deque<Node> open = new ArrayDeque<>();
    problem.causes().forEach(cause -> open.add(cause.tensor().node()));
    if (place != null) {
      place.inputs().forEach(input -> open.add(input.node()));
    }
    Set<Node> behind = new HashSet<>(open);
    while (!open.isEmpty()) {
      open.poll().inputs().stream().map(Tensor::node).filter(behind::add).forEach(open::add);
    }
    return behind;
  }

  private boolean leads(Place input) {
    return led.contains(input.output().node());
  }

  /** The batch first, where the name that everybody gives it stands at another axis alone. */
  List<Candidate> batchFirst() {
    List<Candidate> candidates = new ArrayList<>();
    for (Place input : inputs) {
      Type type = input.output().type();
      int axis = type.dims().toList().indexOf(BATCH);
      // behind a letter it may be meant so, which the order of axes tells
      if (axis > 0 && type.dims().dim(0).isKnown() && leads(input)) {
        Dims first = type.dims().without(List.of(axis)).prepend(BATCH);
        candidates.add(new Candidate(input, new Remedy.Sizes(type.with(first))));
      }
    }
    return candidates;
  }

  /**
   * What says of labels or sequences all but one axis as it is needed, before anything else is
   * changed: labels in other letters, steps that are missing or stand behind an axis of 1.
   */
  List<Candidate> likely() {
    List<Candidate> candidates = new ArrayList<>();
    for (Want want : wants) {
      for (Place input : inputs) {
        Type type = input.output().type();
        List<Dims> meant = List.of();
        if (want instanceof Want.Labels labels && labels.tensor().equals(input.output())) {
          boolean letters = labels.sizes().rank() == type.rank();
          meant = letters ? List.of(labels.sizes()) : List.of();
        } else if (want instanceof Want.Steps steps && leads(input)) {
          meant = stepped(steps, type);
        }
        meant.stream()
            .map(dims -> new Candidate(input, new Remedy.Sizes(type.with(dims))))
            .forEach(candidates::add);
      }
    }
    return candidates;
  }

  /** With steps, or without axes of 1, where layers changed nothing but the last axis. */
  private static List<Dims> stepped(Want.Steps want, Type stated) {
    Dims given = want.tensor().dims();
    Dims dims = stated.dims();
    Dims rows = given.slice(0, given.rank() - 1);
    boolean kept =
        stated.dtype().isFloating()
            ? dims.rank() == given.rank() && dims.slice(0, rows.rank()).equals(rows)
            : dims.equals(rows);
    if (!kept) {
      return List.of();
    }
    if (want.rank() == given.rank() + 1) {
      boolean steps = rows.rank() == 1 && !rows.dim(0).isKnown() && !dims.toList().contains(STEPS);
      return steps ? List.of(dims.insert(1, STEPS)) : List.of();
    }
    return IntStream.range(1, want.rank() == given.rank() - 1 ? rows.rank() : 1)
        .filter(axis -> rows.dim(axis).equals(Dim.of(1)))
        .mapToObj(axis -> dims.without(List.of(axis)))
        .toList();
  }

  /**
   * What an input should be stated so that several layers and calls fit it: the batch called as
   * these call it, an axis more, or one less.
   */
  List<Candidate> otherwise() {
    List<Candidate> candidates = new ArrayList<>();
    for (Place input : inputs) {
      Type type = input.output().type();
      if (leads(input)) {
        SameInput.asOthers(new Candidate(input, new Remedy.Sizes(type)), inputs)
            .ifPresent(candidates::add);
      }
      for (Want want : wants) {
        boolean other = want instanceof Want.Labels && !want.tensor().equals(input.output());
        if (!other && (leads(input) || want instanceof Want.Size)) {
          meant(want, type.dims()).stream()
              .map(dims -> new Candidate(input, new Remedy.Sizes(type.with(dims))))
              .forEach(candidates::add);
        }
      }
    }
    return candidates;
  }

  private static List<Dims> meant(Want want, Dims stated) {
    if (want instanceof Want.Size size) {
      boolean called = size.axis() == 0 && size.size().equals(BATCH) && isOtherBatch(stated);
      return called && stated.dim(0).equals(size.tensor().dims().dim(0))
          ? List.of(stated.with(0, BATCH))
          : List.of();
    }
    if (!want.tensor().dims().equals(stated)) {
      return List.of();
    }
    if (want instanceof Want.Labels labels && labels.sizes().rank() != stated.rank()) {
      return List.of(labels.sizes());
    }
    if (want instanceof Want.Longer
        || want instanceof Want.Rank rank && rank.rank() == stated.rank() + 1) {
      return List.of(stated.append(Dim.of(1)));
    }
    return want instanceof Want.Ordered ordered ? ordered(ordered.order(), stated) : List.of();
  }

  /** Whether the batch has a letter, and not the one that everybody gives it. */
  private static boolean isOtherBatch(Dims stated) {
    return stated.rank() > 0 && !stated.dim(0).isKnown() && !stated.names().contains("N");
  }

  /** The steps before or behind the batch where they are missing, or stated once. */
  private static List<Dims> ordered(List<Integer> order, Dims stated) {
    if (order.size() == stated.rank() + 1) {
      boolean steps = stated.rank() == 2 && !stated.toList().contains(STEPS);
      return steps ? List.of(stated.insert(order.get(0) == 1 ? 0 : 1, STEPS)) : List.of();
    }
    List<Dims> shorter = new ArrayList<>();
    for (int axis = stated.rank() - 1; axis > 0 && order.size() == stated.rank() - 1; axis--) {
      if (stated.toList().indexOf(stated.dim(axis)) < axis) {
        shorter.add(stated.without(List.of(axis)));
      }
    }
    return shorter;
  }

  /** Whether it is one that is only likely where it mends several mistakes. */
  static boolean isOfSeveral(Candidate candidate) {
    return isExchange(candidate) || isLonger(candidate) || isOtherSize(candidate);
  }

  /** Whether it states an axis of channels more. */
  private static boolean isLonger(Candidate candidate) {
    Type stated = stated(candidate);
    return candidate.place().isText()
        && stated != null
        && candidate.remedy() instanceof Remedy.Sizes sizes
        && sizes.type().dims().equals(stated.dims().append(Dim.of(1)));
  }

  /** Whether it states another size of data, not of a batch: they seldom differ from their text. */
  private static boolean isOtherSize(Candidate candidate) {
    Type stated = stated(candidate);
    return candidate.place().isSpec()
        && candidate.also().isEmpty()
        && stated != null
        && candidate.remedy() instanceof Remedy.Sizes sizes
        && sizes.type().dtype() == stated.dtype()
        && sizes.type().rank() == stated.rank()
        && sizes.type().rank() > 0
        && sizes.type().dims().dim(0).equals(stated.dims().dim(0))
        && !sizes.type().dims().count().sameAs(stated.dims().count());
  }

  /** Two inputs of other ranks or elements, each stated as the other. */
  List<Candidate> exchanged() {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      for (int j = i + 1; j < inputs.size(); j++) {
        Place one = inputs.get(i);
        Place other = inputs.get(j);
        boolean differ =
            one.output().dims().rank() != other.output().dims().rank()
                || one.output().dtype() != other.output().dtype();
        if (differ && (leads(one) || leads(other))) {
          candidates.add(exchanged(one, other));
        }
      }
    }
    return candidates;
  }

  /** What is stated of both exchanged, or what stands for that in the call that hands them on. */
  private Candidate exchanged(Place one, Place other) {
    Candidate second = new Candidate(other, as(one));
    if (handed == null) {
      return new Candidate(one, as(other), List.of(second));
    }
    List<Tensor> both = List.of(one.output(), other.output());
    Place call = new Place(List.of(handed), null, "", "", handed, true, both, null, 0, 0);
    Remedy swapped = new Remedy.Handed(one.name(), other.name());
    return new Candidate(call, swapped, List.of(new Candidate(one, as(other)), second));
  }

  private static Remedy as(Place input) {
    return new Remedy.Sizes(input.output().type());
  }

  /** Whether {@code candidate} exchanges what is stated of two inputs. */
  static boolean isExchange(Candidate candidate) {
    return candidate.remedy() instanceof Remedy.Handed
        || candidate.remedy() instanceof Remedy.Sizes one
            && candidate.also().size() == 1
            && candidate.also().get(0).remedy() instanceof Remedy.Sizes other
            && one.type().equals(stated(candidate.also().get(0)))
            && other.type().equals(stated(candidate));
  }

  private static Type stated(Candidate candidate) {
    Tensor output = candidate.place().output();
    return output == null ? null : output.type();
  }
}
