package dev.tenon.ir;

import dev.tenon.Concat;
import dev.tenon.Join;
import dev.tenon.Layer;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Cause;
import dev.tenon.ir.mend.Derivation;
import dev.tenon.ir.mend.Likelihood;
import dev.tenon.ir.mend.MissingEnd;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Restated;
import dev.tenon.ir.mend.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Goes on after a mistake, so that all independent ones are told at once.
 *
 * <p>The layer gives what it was most probably meant to. Sizes that depend on which change the user
 * will make are doubtful, and problems that come from them are not told.
 */
public final class Recovery {
  private final Trace trace;
  private final List<Place> places = new ArrayList<>();
  private final List<Place> given = new ArrayList<>(); // what data sets say
  private Declaration.Data said; // null where none says anything
  private final List<Place> failed = new ArrayList<>();
  private final List<Place> taken = new ArrayList<>(); // parts of runs of recurrent layers
  private final List<Place> calls = new ArrayList<>(); // in which another number may be meant
  private final List<Place> uses = new ArrayList<>(); // in which another value may be meant
  private final List<Declaration.Located> silent = new ArrayList<>();
  private final List<Problem> dropped = new ArrayList<>();
  private final Aside aside;
  private final Doubts doubts = new Doubts();
  private final StandIns standIns;
  private final FieldLayers fields;

  Recovery(Trace trace) {
    this.trace = trace;
    this.aside = new Aside(trace);
    this.fields = new FieldLayers(aside);
    this.standIns = new StandIns(trace, aside, doubts);
  }

  /** Remembers a layer that was applied. */
  void applied(Place place) {
    places.add(place);
  }

  /** Remembers what a field's layer gave where a call {@code here} applied it. */
  void applied(Supplier<Origin> here, Layer layer, Tensor input, Tensor output) {
    boolean plain = trace.amendments().isEmpty() && trace.report() != null;
    if (plain && trace.variables().ownership().isOfField(layer)) {
      fields.applied(here.get(), layer, input, output);
    }
  }

  /** Remembers what {@code data} says: that is another only where much is wrong with it. */
  Tensor given(Declaration.Data data, Tensor input) {
    given.add(Place.ofSpec(data, input));
    said = data;
    return input;
  }

  /** The same of its labels. */
  public Tensor labelled(Declaration.Data data, Tensor labels) {
    given.add(Place.ofLabels(data, labels));
    return labels;
  }

  /** Remembers a layer or call that failed. */
  void failed(Place place) {
    failed.add(place);
  }

  /** The layers and calls that were applied, or failed. */
  public List<Place> places() {
    return Stream.concat(places.stream(), failed.stream()).toList();
  }

  /** Remembers a call of the user's, and what it gave. */
  void used(Place call) {
    uses.add(call);
  }

  /** What the user's call at {@code origin} gave last; empty where it was not carried out. */
  public Optional<Tensor> value(Origin origin) {
    return IntStream.iterate(uses.size() - 1, i -> i >= 0, i -> i - 1)
        .mapToObj(uses::get)
        .filter(use -> use.origin().isAt(origin))
        .map(Place::output)
        .findFirst();
  }

  /** Remembers where one of the two parts of a run was taken. */
  void taken(Place place) {
    taken.add(place);
  }

  /** Remembers a call of a tensor in which another number may be meant. */
  void called(Place place) {
    calls.add(place);
  }

  /**
   * Whether {@code problem}, of a layer with these inputs, may come from a mistake told before; it
   * is then kept as silent.
   */
  public boolean follows(Problem problem, Origin origin, List<Tensor> inputs) {
    boolean follows =
        !problem.isOfItself()
            && !doubts.isEmpty()
            && causes(problem, inputs).stream().anyMatch(doubts::reach);
    if (follows) {
      silent.add(new Declaration.Located(problem, origin, false));
    } else {
      doubtInput(problem);
    }
    return follows;
  }

  /**
   * Doubts how many axes an input has that has the wrong number of them, as far as this layer or
   * call can tell: others that take it, too, may say the same. So they may of a last size of an
   * input that is a letter where a layer must know it.
   */
  private void doubtInput(Problem problem) {
    problem.wants().stream()
        .filter(want -> want instanceof Want.Rank || want instanceof Want.Ordered)
        .map(want -> Derivation.sameRank(want.tensor()).orElse(want.tensor()))
        .forEach(doubts::rank);
    problem.wants().stream()
        .filter(Want.Known.class::isInstance)
        .map(Want.Known.class::cast)
        .flatMap(want -> Derivation.lastOfInput(want.tensor(), want.axis()).stream())
        .forEach(input -> doubts.sizes(input, List.of(input.dims().rank() - 1)));
  }

  /** The same of a call of the user's. */
  boolean follows(Problem problem, Origin origin, Call call) {
    if (!problem.isOfItself() && doubts.reach(call)) {
      silent.add(new Declaration.Located(problem, origin, false));
      return true;
    }
    return follows(problem, origin, call.tensors().stream().filter(Objects::nonNull).toList());
  }

  /** Whether {@code x} depends on what is unsure. */
  boolean isDoubtful(Tensor x) {
    return !doubts.isEmpty() && doubts.reach(new Cause(x, Derivation.all(x)));
  }

  /** Keeps {@code problem}, which comes from a mistake told before, silent. */
  public void silence(Problem problem) {
    silent.add(new Declaration.Located(problem, problem.origin(), false));
  }

  /** Keeps {@code problem} silent for good: it is no mistake, whatever those told before are. */
  void drop(Problem problem) {
    dropped.add(problem);
  }

  /** Doubts all numbers and sizes that the user computes from now on: one was wrong. */
  void loosen() {
    doubts.numbers();
  }

  /** Doubts what a call of the user's made, as far as that is due to what is doubtful. */
  void made(Call call, List<Tensor> outputs) {
    if (doubts.reach(call)) {
      outputs.forEach(output -> standIns.doubt(output, call.tensors()));
    }
  }

  /** Problems that were not told, since they come from others. */
  public List<Declaration.Located> silent() {
    return silent;
  }

  /** Whether {@code problem}, which ended this function, comes from a mistake told before. */
  public boolean isSilent(Problem problem) {
    return dropped.contains(problem)
        || silent.stream().anyMatch(located -> located.problem() == problem);
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
        () -> trace.record(() -> proposals().of(problem, node, before)));
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
    List<Place> parts = List.copyOf(taken); // those taken later are other uses of the same run
    ConstantLetters letters = new ConstantLetters(trace.constants());
    return letters
        .told(problem)
        .studied(
            () -> trace.record(() -> derivations(problem)),
            () ->
                trace.record(
                    () -> {
                      List<Candidate> all =
                          new ArrayList<>(proposals(parts).of(problem, place, before));
                      int first = 0;
                      while (first < all.size() && isLikelier(all.get(first), place)) {
                        first++;
                      }
                      all.addAll(first, others.get());
                      letters.meant(problem, before).ifPresent(all::add);
                      return all;
                    }))
        .restating(
            () -> trace.record(() -> new Restated(texts(before), problem, place).candidates()));
  }

  /**
   * Whether it is likelier than others: for a sum or attention only where it changes that itself,
   * since other layers and data are seldom wrong where another element fits. What is joined side by
   * side may be made larger as well.
   */
  private static boolean isLikelier(Candidate candidate, Place place) {
    boolean here =
        place == null
            || !(place.layer() instanceof Join)
            || place.layer() instanceof Concat.Rule
            || Likelihood.isCertain(candidate)
            || candidate.place() == place;
    return here && !(candidate.remedy() instanceof Remedy.Branch);
  }

  private List<Place> texts(List<Place> places) {
    return Stream.concat(places.stream(), given.stream()).filter(Place::isText).toList();
  }

  /** Whether the layer at {@code place} takes {@code inputs}. */
  boolean takes(Place place, List<Tensor> inputs) {
    return aside.applied(place.of(inputs), place.layer()).isPresent();
  }

  private static List<Derivation> derivations(Problem problem) {
    List<Cause> told =
        problem.causes().stream()
            .filter(cause -> cause.what() != Cause.What.RANK || cause.axes().length > 1)
            .limit(2)
            .toList();
    boolean again =
        told.size() > 1
            && told.stream().anyMatch(cause -> cause.what() == Cause.What.RANK)
            && told.get(0).tensor().equals(told.get(1).tensor()); // of which one shows enough
    return told.subList(0, again ? 1 : told.size()).stream().map(Cause::derivation).toList();
  }

  private Proposals proposals() {
    return proposals(taken);
  }

  private Proposals proposals(List<Place> parts) {
    return new Proposals(
        trace, aside, new Proposals.Seen(places(), given, parts, calls, uses, fields, said));
  }

  /** What to try for what {@code problem} wants of this function, at no place of its own. */
  List<Candidate> towards(Problem problem) {
    return trace.record(() -> proposals().towards(problem, List.copyOf(places)));
  }

  /** An empty trace, to try something in. */
  Trace scratch() {
    return aside.scratch();
  }

  /** What the layer at {@code place}, which failed by {@code problem}, was meant to give. */
  Tensor standIn(Problem problem, Place place, Frame frame) {
    return standIns.of(problem, place, isSilent(problem), frame);
  }

  /** A tensor of {@code type} for what a call was meant to give; see {@link StandIns}. */
  Tensor standIn(
      Type type, boolean dtype, boolean rank, List<Tensor> inputs, String called, Frame frame) {
    return standIns.of(type, dtype, rank, inputs, called, frame);
  }

  /** What stands for a value of {@code type} that a failed call of {@code called} makes of x. */
  public Tensor standIn(Type type, String called, Tensor x) {
    return standIn(type, false, false, List.of(x), called, trace.frame());
  }

  /** Whether anything stands in for what was meant. */
  public boolean isDoubtful() {
    return !doubts.isEmpty();
  }

  /** Whether {@code problem} is due to the type of elements. */
  static boolean isOfDtype(Problem problem) {
    return problem.causes().stream().anyMatch(cause -> cause.what() == Cause.What.DTYPE);
  }

  /** What to do about a shape text where {@code given} comes and no change is known to help. */
  public static String restating(Type given) {
    Remedy.Sizes sizes = new Remedy.Sizes(given);
    String before = "change what comes before";
    return sizes.isSayable() ? "write @Shape(\"%s\"), or %s".formatted(given, before) : before;
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
    doubts.sizes(value, axes);
    int[] meant = axes.stream().mapToInt(Integer::intValue).toArray();
    Place place = Place.ofText(key, "", "shape", origin, false, value);
    Problem told = wanting.or(new Remedy.Sizes(value.type())).because(value, meant);
    return studied(
        told,
        place,
        () -> MissingEnd.of(value, LastLayers.stated(value.dims(), stated.dims()), places()));
  }
}
