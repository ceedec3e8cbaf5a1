package dev.tenon.ir;

import dev.tenon.Condition;
import dev.tenon.Contract;
import dev.tenon.DType;
import dev.tenon.Facts;
import dev.tenon.Init;
import dev.tenon.Layer;
import dev.tenon.Notation;
import dev.tenon.Parameter;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.fluent.Part;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Place;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The recording of one function in one mode: every primitive applied while it is current becomes a
 * {@link Node}.
 *
 * <p>Training and inference are two traces of the same method; {@link #training()} tells which.
 */
public final class Trace {
  private static final ThreadLocal<Deque<Trace>> CURRENT = ThreadLocal.withInitial(ArrayDeque::new);

  private final Variables variables;
  private final boolean training;
  private final DType floatType;
  private final Sizes sizes;
  private final Frames frames = new Frames();
  private final Nodes nodes = new Nodes(this);
  private final Recovery recovery = new Recovery(this);
  private final Reads reads = new Reads(this, recovery);
  private final Placing placing = new Placing(this, recovery);
  private final Calls calls;
  private final Assignments assignments = new Assignments();
  private final Meanings meanings = new Meanings(this);
  private final Map<String, Tensor> inputs = new LinkedHashMap<>();
  private final Salts salts = new Salts();
  private final Warnings warnings = new Warnings(this, frames);
  private Amendments amendments = Amendments.NONE;
  private Consumer<Declaration.Located> report;
  private Map<String, Long> constants = Map.of();
  private Variable balance; // null where classes are not balanced

  /**
   * Starts a recording.
   *
   * @param floatType what the model computes in: FLOAT32, or FLOAT64 to check numbers
   */
  public Trace(Variables variables, boolean training, DType floatType) {
    this(variables, training, floatType, Sizes.unknown());
  }

  private Trace(Variables variables, boolean training, DType floatType, Sizes sizes) {
    this.variables = variables;
    this.training = training;
    this.floatType = floatType;
    this.sizes = sizes;
    this.calls = new Calls(this, recovery, sizes);
  }

  /** An empty recording of what this recorded, with what is known of its sizes. */
  Trace again() {
    return new Trace(variables, training, floatType, sizes.again());
  }

  /** Sets what the names of constants in shape texts stand for. */
  public void define(Map<String, Long> named) {
    constants = Map.copyOf(named);
  }

  /** Applies what {@code change} says otherwise than written. */
  public void amend(Amendments change) {
    amendments = change;
  }

  /** Sets the weights with which classes are balanced; null for none. */
  public void balance(Variable weights) {
    balance = weights;
  }

  /** The weights with which classes are balanced; empty where they are not. */
  public Optional<Variable> balance() {
    return Optional.ofNullable(balance);
  }

  /** What is done otherwise than written. */
  public Amendments amendments() {
    return amendments;
  }

  /** Hands problems of layers to {@code reporter}, and goes on with what was probably meant. */
  public void reportTo(Consumer<Declaration.Located> reporter) {
    report = reporter;
  }

  /** Takes problems; null where they are thrown. */
  Consumer<Declaration.Located> report() {
    return report;
  }

  /** The trace that takes the mistakes of the user's own code, if that runs now; else null. */
  static Trace ofUser() {
    Trace trace = CURRENT.get().peek();
    boolean takes = trace != null && trace.report != null;
    return takes && trace.calls.isUsers(trace.frame()) ? trace : null;
  }

  /** What {@code layer} gives of {@code x}, or of the value that is tried in its place. */
  public Tensor used(Layer layer, Tensor x, UnaryOperator<Tensor> how) {
    return calls.used(layer, x, how);
  }

  /** What is known of the layers so far, for when one fails. */
  public Recovery recovery() {
    return recovery;
  }

  /** Values of the {@code static final int} that shape texts may name. */
  public Map<String, Long> constants() {
    return constants;
  }

  /** The trace that is being recorded by this thread. */
  public static Trace current() {
    Trace trace = CURRENT.get().peek();
    if (trace == null) {
      throw Problem.of("OutsideModel", "tensors exist only inside a model's methods")
          .fix("make it in the method that uses it; what a field keeps is a parameter(...)");
    }
    return trace;
  }

  /** The trace that is recorded now; this one where there is none. */
  Trace recording() {
    Trace now = CURRENT.get().peek();
    return now == null ? this : now;
  }

  /** Records what {@code body} does. */
  public <T> T record(Supplier<T> body) {
    CURRENT.get().push(this);
    try {
      return body.get();
    } finally {
      CURRENT.get().pop();
    }
  }

  /** Runs {@code body} as the application of what {@code frame} says. */
  public <T> T within(Frame frame, Supplier<T> body) {
    return frames.within(frame, () -> record(body));
  }

  /** Runs {@code body} with its nodes counted to {@code part}. */
  <T> T during(Phase part, Supplier<T> body) {
    return frames.during(part, () -> record(body));
  }

  /** The part of the function that is recorded now. */
  Phase phase() {
    return frames.phase();
  }

  /** Whether training leaves the layer that is being applied as it is. */
  public boolean frozen() {
    return frames.frozen();
  }

  /** Whether layers behave as in training (dropout drops, batch norm normalises by the batch). */
  public boolean training() {
    return training;
  }

  /** What the model computes in. */
  public DType floatType() {
    return floatType;
  }

  /** The variables of the model. */
  public Variables variables() {
    return variables;
  }

  /** Demands {@code condition} of the sizes of the function that is traced. */
  static void demand(Condition condition, Supplier<? extends RuntimeException> problem) {
    Trace trace = CURRENT.get().peek();
    if (trace == null) {
      Sizes.unknown().demand(condition, null, Phase.FORWARD, problem);
    } else {
      trace.sizes.demand(condition, trace.frames.now(), trace.frames.phase(), problem);
    }
  }

  /** What the sizes of the inputs are, as far as it is known. */
  public Facts facts() {
    return sizes.facts();
  }

  /** What the sizes of the inputs must be. */
  public Contract contract() {
    return sizes.settle();
  }

  /** Declares a value that the caller hands in, and what is known of its sizes. */
  public Tensor input(String name, Notation.Parsed stated) {
    sizes.input(name, stated);
    InputSize.check(name, stated.type());
    return input(name, stated.type());
  }

  /** Declares a value that the caller hands in. */
  public Tensor input(String name, Type type) {
    sizes.input(type);
    Tensor input = record(() -> apply(new Source.Input(name, type)));
    if (inputs.put(name, input) != null) {
      throw new IllegalArgumentException("two inputs named " + name);
    }
    return input;
  }

  /** Declares a value that the caller hands in, of the sizes that stand at {@code key}. */
  public Tensor input(String name, Notation.Parsed stated, Object key, Origin origin) {
    Tensor input = input(name, stated.with(amendments.stated(key, stated.type())));
    recovery.applied(Place.ofText(key, name, "shape", origin, false, input));
    return input;
  }

  /** Declares what {@code data} gives, which states it. */
  public Tensor input(String name, Notation.Parsed stated, Declaration.Data data) {
    return recovery.given(data, input(name, stated.with(stated(Place.key(data), stated.type()))));
  }

  /** The type that is stated at {@code key}, or what is tried in its place. */
  public Type stated(Object key, Type written) {
    return amendments.stated(key, written);
  }

  /** Applies a layer that is tried beside the one that is written, with weights of its own. */
  public Tensor beside(Layer layer, Tensor x) {
    return placing.beside(layer, x);
  }

  /** Applies a layer where it was placed: its nodes and weights are named after that place. */
  public Tensor place(Part part, Tensor x) {
    return place(part, List.of(x), Layer::apply, output -> output, standIn -> standIn);
  }

  /**
   * The same for a layer with more ways to be applied than one.
   *
   * @param given what it uses; {@code body} gets the first alone
   * @param body applies it
   * @param output which result of {@code body} documentation shows
   * @param standIn the result to go on with after a mistake, from what the layer would have given
   */
  public <R> R place(
      Part part,
      List<Tensor> given,
      BiFunction<Layer, Tensor, R> body,
      Function<R, Tensor> output,
      Function<Tensor, R> standIn) {
    return placing.place(part, values(given), body, output, standIn);
  }

  /** What layers and losses say of the tensors. */
  public Meanings meanings() {
    return meanings;
  }

  /** Where what is said now belongs: the layer that is being applied, or the user's call. */
  Frame here() {
    return frames.here();
  }

  /** The outputs of the layers that were placed, in order. */
  public List<Costing.Applied> applied() {
    return placing.applied();
  }

  /** Applies a primitive with one output. */
  public Tensor apply(Primitive primitive, Tensor... arguments) {
    return apply(primitive, Arrays.asList(arguments)).get(0); // one may be null by mistake
  }

  /** Applies {@code primitive} and gives its outputs. */
  public List<Tensor> apply(Primitive primitive, List<Tensor> given) {
    return outputs(
        new Call(
            primitive.called(),
            given,
            List.of(),
            // what is tried elsewhere with other tensors must leave nothing here
            (tensors, nothing) ->
                (tensors.isEmpty() ? this : recording()).nodes.outputs(primitive, tensors),
            types -> types.isEmpty() ? types : List.of(primitive.meant(types)),
            false));
  }

  /** What a person calls what {@code primitive} computes now. */
  String called(Primitive primitive) {
    return calls.called(primitive);
  }

  /**
   * The outputs of {@code call}. Where the user's own code makes it and it fails, the problem is
   * reported as one of that call, and something stands in for what it was meant to give.
   */
  public List<Tensor> outputs(Call call) {
    Trace recording = recording();
    return recording.calls.outputs(call.of(values(call.tensors())), recording.report);
  }

  /** {@code own}, which the user takes of a run by the call {@code part}, or the other if tried. */
  public Tensor taken(String part, Tensor own, Tensor other) {
    return recording().calls.taken(part, own, other);
  }

  /** {@code tensors}, of which a parameter stands for its value in this function. */
  private static List<Tensor> values(List<Tensor> tensors) {
    return tensors.stream()
        .map(x -> x instanceof Parameter ? x.node().output(x.index()) : x)
        .toList();
  }

  /** The one output of {@code call}; see {@link #outputs}. */
  public Tensor output(Call call) {
    return outputs(call).get(0);
  }

  /** The output of the call that these make; see {@link Call#of}. */
  public Tensor call(
      String name,
      List<Tensor> tensors,
      List<?> written,
      BiFunction<List<Tensor>, List<?>, Tensor> how) {
    return output(Call.of(name, tensors, written, how));
  }

  /** What layers and calls say that may be a mistake. */
  public Warnings warnings() {
    return warnings;
  }

  /** The current value of a variable; read once, however often it is asked for. */
  public Tensor read(Variable variable) {
    return reads.read(variable);
  }

  /** A variable of the layer that is being applied. */
  public Tensor variable(String local, Type type, Init init, Variable.Role role) {
    return reads.read(local, type, init, role);
  }

  /** The current value of a parameter or state that a field of the model holds. */
  public Tensor read(Parameter parameter) {
    return reads.read(parameter);
  }

  /** A number that tells a random stream of the layer that is being applied from all others. */
  public long salt() {
    return salts.next(frames.scope());
  }

  /** How many nodes were recorded so far. */
  int size() {
    return nodes.size();
  }

  /** Everything recorded so far, in order. */
  public List<Node> nodes() {
    return nodes.all();
  }

  /** The inputs by name, in order. */
  public Map<String, Tensor> inputs() {
    return new LinkedHashMap<>(inputs);
  }

  /** What variables become after the step. */
  public Assignments assignments() {
    return assignments;
  }

  /** What is being traced now, or null. */
  Frame frame() {
    return frames.now();
  }
}
