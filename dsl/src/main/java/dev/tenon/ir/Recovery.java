package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Join;
import dev.tenon.Layer;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.fluent.Branches;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Candidates;
import dev.tenon.ir.mend.Cause;
import dev.tenon.ir.mend.Derivation;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Want;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Goes on after a mistake, so that all independent ones are told at once.
 *
 * <p>The layer gives what it was most probably meant to. Sizes that depend on which change the user
 * will make are doubtful, and problems that come from them are not told.
 */
public final class Recovery {
  private final Trace trace;
  private final List<Place> places = new ArrayList<>();
  private final List<Declaration.Located> silent = new ArrayList<>();
  private final Map<Node, Set<Integer>> doubtful = new HashMap<>();
  private final Set<Node> unsureTypes = new HashSet<>(); // whose elements may be of another type
  private final Set<Node> unsureRanks = new HashSet<>(); // which may have more axes

  Recovery(Trace trace) {
    this.trace = trace;
  }

  /** Remembers a layer that was applied. */
  void applied(Place place) {
    places.add(place);
  }

  /**
   * Whether {@code problem}, of a layer with these inputs, comes from a mistake told before; it is
   * then kept as silent.
   */
  boolean follows(Problem problem, Origin origin, List<Tensor> inputs) {
    boolean follows =
        !doubtful.isEmpty() && causes(problem, inputs).stream().anyMatch(this::isDoubtful);
    if (follows) {
      silent.add(new Declaration.Located(problem, origin, false));
    }
    return follows;
  }

  /** Problems that were not told, since they come from others. */
  public List<Declaration.Located> silent() {
    return silent;
  }

  /** Whether {@code problem}, which ended this function, comes from a mistake told before. */
  public boolean isSilent(Problem problem) {
    return silent.stream().anyMatch(located -> located.problem() == problem);
  }

  /** Lets no problem be told that comes from these axes of {@code x}. */
  private void doubt(Tensor x, List<Integer> axes) {
    doubtful.computeIfAbsent(x.node(), node -> new HashSet<>()).addAll(axes);
  }

  private boolean isDoubtful(Cause cause) {
    Tensor x = cause.tensor();
    boolean whole = cause.axes().length == x.dims().rank();
    if (whole && comesFrom(x.node(), null, unsureRanks::contains)) {
      return true;
    }
    if (cause.what() == Cause.What.RANK) {
      return false;
    }
    boolean dtype = cause.what() == Cause.What.DTYPE;
    return dtype && comesFrom(x.node(), x.dtype(), unsureTypes::contains)
        || cause.axes().length == 0 && comesFrom(x.node(), null, doubtful::containsKey)
        || Derivation.reaches(x, cause.axes(), this::isDoubtful);
  }

  /** Whether {@code node} is one of these or computed from one, by outputs of {@code dtype}. */
  private static boolean comesFrom(Node node, DType dtype, Predicate<Node> wanted) {
    Deque<Node> open = new ArrayDeque<>(List.of(node));
    Set<Node> visited = new HashSet<>(open);
    while (!open.isEmpty()) {
      Node next = open.pop();
      if (wanted.test(next)) {
        return true;
      }
      for (Tensor input : next.inputs()) {
        if ((dtype == null || input.dtype() == dtype) && visited.add(input.node())) {
          open.push(input.node());
        }
      }
    }
    return false;
  }

  private boolean isDoubtful(Node node, int axis) {
    Set<Integer> axes = doubtful.get(node);
    return axes != null && (axis < 0 || axes.contains(axis));
  }

  private static List<Cause> causes(Problem problem, List<Tensor> inputs) {
    return !problem.causes().isEmpty()
        ? problem.causes()
        : inputs.stream().map(x -> new Cause(x, Derivation.all(x))).toList();
  }

  /**
   * {@code problem} of what {@code node} computes, with what is worth trying where it was made: the
   * outermost layer that can be changed, one within it, or the user's call.
   */
  public Problem studied(Problem problem, Node node) {
    List<Place> before = List.copyOf(places);
    return problem.studied(
        () -> trace.record(() -> derivations(problem)),
        () -> trace.record(() -> candidates(problem, node, before)));
  }

  private List<Candidate> candidates(Problem problem, Node node, List<Place> before) {
    List<Place> made =
        new ArrayList<>(
            before.stream()
                .filter(place -> place.made(node.id()) && place.layer() != null)
                .sorted(Comparator.comparingInt(place -> place.first() - place.end()))
                .toList());
    if (made.isEmpty()) {
      made.add(Place.ofCall(node.called(), node.origin(), node.inputs(), node.output(0)));
    }
    return made.stream()
        .flatMap(place -> candidates(problem, place, before).stream())
        .distinct()
        .toList();
  }

  private List<Candidate> candidates(Problem problem, Place place, List<Place> before) {
    return new Candidates(before, this::given, this::applied).of(problem, place);
  }

  /**
   * {@code problem} of {@code place}, or of none, with how its sizes came about and what is worth
   * trying; both are looked for when somebody asks, who seldom does.
   */
  Problem studied(Problem problem, Place place) {
    return studied(problem, place, List::of);
  }

  /** The same, where {@code others} are likelier than a layer more. */
  Problem studied(Problem problem, Place place, Supplier<List<Candidate>> others) {
    List<Place> before = List.copyOf(places);
    return problem.studied(
        () -> trace.record(() -> derivations(problem)),
        () ->
            trace.record(
                () -> {
                  List<Candidate> all = new ArrayList<>(candidates(problem, place, before));
                  int branch = 0;
                  while (branch < all.size()
                      && !(all.get(branch).remedy() instanceof Remedy.Branch)) {
                    branch++;
                  }
                  all.addAll(branch, others.get());
                  return all;
                }));
  }

  /** Whether the layer at {@code place} takes {@code inputs}. */
  boolean takes(Place place, List<Tensor> inputs) {
    return applied(place.of(inputs), place.layer()).isPresent();
  }

  private static List<Derivation> derivations(Problem problem) {
    return problem.causes().stream()
        .filter(cause -> cause.what() != Cause.What.RANK || cause.axes().length > 1)
        .limit(2)
        .map(Cause::derivation)
        .toList();
  }

  /** What {@code layer} gives in place of the one at {@code place}; empty where that fails. */
  private Optional<Type> applied(Place place, Object layer) {
    Trace scratch = scratch();
    List<Tensor> inputs = new ArrayList<>();
    for (Tensor input : place.inputs()) {
      inputs.add(scratch.input("input" + inputs.size(), input.type()));
    }
    Variables.Owner owner = new Variables.Owner(layer, 0, place.name(), place.kind());
    Frame frame = new Frame(place.name(), owner, place.origin());
    try {
      return Optional.of(scratch.within(frame, () -> through(List.of(layer), inputs)).type());
    } catch (Problem | ArithmeticException impossible) {
      return Optional.empty();
    }
  }

  /** What the layer at {@code place} gives of an input of {@code type}; empty where that fails. */
  private Optional<Type> applied(Place place, Type type) {
    if (place.layer() == null) {
      return Optional.empty();
    }
    return applied(place.of(List.of(scratch().input("input", type))), place.layer());
  }

  /** An empty trace, to try something in. */
  Trace scratch() {
    Trace scratch = new Trace(new Variables(), trace.training(), trace.floatType());
    scratch.define(trace.constants());
    return scratch;
  }

  /** The output of {@code layers}, the first of which may join its inputs. */
  static Tensor through(List<Object> layers, List<Tensor> inputs) {
    List<Tensor> values = inputs;
    for (Object layer : layers) {
      values =
          List.of(
              layer instanceof Join join
                  ? join.apply(values)
                  : ((Layer) layer).apply(values.get(0)));
    }
    return values.get(0);
  }

  /** What the layer at {@code place}, which failed by {@code problem}, was meant to give. */
  Tensor standIn(Problem problem, Place place, Frame frame) {
    boolean joins = place.layer() instanceof Join || place.layer() instanceof Branches;
    Type meant =
        problem
            .standIn()
            .or(
                () ->
                    joins && !problem.causes().isEmpty()
                        ? Optional.of(problem.causes().get(0).tensor().type())
                        : Optional.empty())
            .orElse(null);
    Set<Integer> unsure = new HashSet<>();
    if (meant != null) {
      unsure.addAll(IntStream.range(0, meant.rank()).boxed().toList());
      unsure.removeIf(axis -> isBatch(meant, axis, place.inputs()));
    } else {
      List<Type> possible = new ArrayList<>();
      for (Remedy remedy : problem.remedies()) {
        given(place, remedy).ifPresent(type -> note(type, remedy, possible, unsure));
      }
      if (possible.isEmpty()) {
        Type type = place.inputs().get(0).type();
        return standIn(type, isOfDtype(problem), true, place.inputs(), place.kind(), frame);
      }
      if (problem.wants().stream().anyMatch(Want.Order.class::isInstance)) {
        unsure.addAll(IntStream.range(1, possible.get(0).rank()).boxed().toList());
      }
      if (problem.wants().stream().anyMatch(Want.Rank.class::isInstance)) {
        // whoever keeps axes further up gives them sizes of their own
        unsure.addAll(IntStream.range(1, possible.get(0).rank() - 1).boxed().toList());
      }
      return inherited(
          doubted(possible.get(0), isOfDtype(problem), unsure, place.kind(), frame),
          place.inputs());
    }
    return inherited(
        doubted(meant, isOfDtype(problem), unsure, place.kind(), frame), place.inputs());
  }

  /**
   * A tensor of {@code type} for what a call was meant to give; all its sizes but the batch are
   * unsure.
   *
   * @param dtype whether the type of its elements is so, too
   * @param rank whether it may have had another number of axes
   */
  Tensor standIn(
      Type type, boolean dtype, boolean rank, List<Tensor> inputs, String called, Frame frame) {
    Set<Integer> unsure =
        IntStream.range(0, type.rank())
            .filter(axis -> !isBatch(type, axis, inputs))
            .boxed()
            .collect(Collectors.toSet());
    Tensor standIn = doubted(type, dtype, unsure, called, frame);
    if (rank) {
      unsureRanks.add(standIn.node());
    }
    return inherited(standIn, inputs);
  }

  /** What stands for a value of {@code type} that a failed call of {@code called} makes of x. */
  public Tensor standIn(Type type, String called, Tensor x) {
    return standIn(type, false, false, List.of(x), called, trace.frame());
  }

  /** {@code standIn}, of which is unsure what is so of {@code inputs}. */
  private Tensor inherited(Tensor standIn, List<Tensor> inputs) {
    for (Tensor input : inputs) {
      if (comesFrom(input.node(), null, unsureRanks::contains)) {
        unsureRanks.add(standIn.node());
      }
      if (comesFrom(input.node(), standIn.dtype(), unsureTypes::contains)) {
        unsureTypes.add(standIn.node());
      }
    }
    return standIn;
  }

  /** Whether anything stands in for what was meant. */
  public boolean isDoubtful() {
    return !doubtful.isEmpty();
  }

  private Optional<Type> given(Place place, Remedy remedy) {
    try {
      List<Object> now = trace.amendments().layers(place.key(), place.origin(), place.layer());
      Object layer = now.size() == 1 ? now.get(0) : place.layer();
      List<Object> layers = Amendments.changed(layer, remedy);
      if (layers.isEmpty()) {
        return Optional.of(place.inputs().get(0).type());
      }
      Optional<Type> first = applied(place, layers.get(0));
      if (layers.size() == 1 || first.isEmpty()) {
        return first;
      }
      Tensor between = scratch().input("between", first.get());
      return applied(place.of(List.of(between)), layers.get(1));
    } catch (Problem impossible) {
      return Optional.empty();
    }
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

  private static boolean isBatch(Type type, int axis, List<Tensor> inputs) {
    return axis == 0
        && !inputs.isEmpty()
        && inputs.get(0).dims().rank() > 0
        && type.dims().dim(0).equals(inputs.get(0).dims().dim(0));
  }

  /** Whether {@code problem} is due to the type of elements. */
  static boolean isOfDtype(Problem problem) {
    return problem.causes().stream().anyMatch(cause -> cause.what() == Cause.What.DTYPE);
  }

  private Tensor doubted(
      Type type, boolean dtype, Set<Integer> unsure, String called, Frame frame) {
    Tensor standIn =
        trace.within(frame, () -> trace.apply(new Source.StandIn(type, called), List.of()).get(0));
    doubt(standIn, List.copyOf(unsure));
    if (dtype) {
      unsureTypes.add(standIn.node());
    }
    return standIn;
  }

  /**
   * {@code problem}, that {@code value} is not as {@code stated}, with what may mend it.
   *
   * @param key the shape text
   */
  public Problem stated(Problem problem, Object key, Type stated, Tensor value, Origin origin) {
    Problem wanting = problem;
    List<Integer> axes = new ArrayList<>();
    if (stated.rank() == value.dims().rank()) {
      for (int axis = 0; axis < stated.rank(); axis++) {
        if (!stated.dims().dim(axis).sameAs(value.dims().dim(axis))) {
          axes.add(axis);
        }
      }
    }
    if (!axes.isEmpty()) {
      wanting = wanting.wants(new Want.Led(value, stated.dims())).wantsSizes(value, stated.dims());
    }
    if (axes.size() == 1) {
      wanting = wanting.wants(value, axes.get(0), stated.dims().dim(axes.get(0)));
    }
    if (stated.rank() != value.dims().rank()) {
      wanting = wanting.wantsSizes(value, stated.dims());
      wanting = stated.rank() < 2 ? wanting : wanting.wantsRank(value, stated.rank());
    }
    doubt(value, axes);
    int[] meant = axes.stream().mapToInt(Integer::intValue).toArray();
    Place place = Place.ofText(key, "", "shape", origin, false, value);
    return studied(wanting.or(new Remedy.Sizes(value.type())).because(value, meant), place);
  }
}
