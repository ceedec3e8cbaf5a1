package dev.tenon.ir;

import dev.tenon.Condition;
import dev.tenon.Contract;
import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Facts;
import dev.tenon.Init;
import dev.tenon.Layer;
import dev.tenon.Notation;
import dev.tenon.Parameter;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.fluent.Branches;
import dev.tenon.ir.fluent.Composite;
import dev.tenon.ir.fluent.Ownership;
import dev.tenon.ir.fluent.Part;
import dev.tenon.ir.fluent.Refused;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.op.Constants;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The recording of one function in one mode: every primitive applied while it is current becomes a
 * {@link Node}.
 *
 * <p>Training and inference are two traces of the same method; {@link #training()} tells which.
 */
public final class Trace {
  /** Seed of the run, {@code int64}; random primitives start from it. */
  public static final Variable SEED =
      Variable.named(
          "training/seed", new Type(DType.INT64, Dims.SCALAR), Init.ZEROS, Variable.Role.SLOT);

  /** Number of training steps done, {@code int64}. */
  public static final Variable STEP =
      Variable.named(
          "training/step", new Type(DType.INT64, Dims.SCALAR), Init.ZEROS, Variable.Role.SLOT);

  /** How many steps an optimizer took where {@link #STEP} counts batches, {@code int64}. */
  public static final Variable UPDATES =
      Variable.named(
          "training/updates", new Type(DType.INT64, Dims.SCALAR), Init.ZEROS, Variable.Role.SLOT);

  /** How many batches have been gathered for the step to come, {@code int64}. */
  public static final Variable GATHERED =
      Variable.named(
          "training/gathered", new Type(DType.INT64, Dims.SCALAR), Init.ZEROS, Variable.Role.SLOT);

  /** The learning rate of the next step, {@code float32}. */
  public static final Variable LEARNING_RATE =
      Variable.named(
          "training/learning_rate",
          new Type(DType.FLOAT32, Dims.SCALAR),
          Init.ZEROS,
          Variable.Role.SLOT);

  /** The momentum of the next step where a schedule changes it, {@code float32}. */
  public static final Variable MOMENTUM =
      Variable.named(
          "training/momentum",
          new Type(DType.FLOAT32, Dims.SCALAR),
          Init.ZEROS,
          Variable.Role.SLOT);

  private static final ThreadLocal<Deque<Trace>> CURRENT = ThreadLocal.withInitial(ArrayDeque::new);

  private final Variables variables;
  private final boolean training;
  private final DType floatType;
  private final Sizes sizes;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Tensor> inputs = new LinkedHashMap<>();
  private final Map<Variable, Tensor> reads = new HashMap<>();
  private final Map<Parameter, Tensor> unread = new HashMap<>(); // what stands for these
  private final Map<Variable, Tensor> updates = new LinkedHashMap<>();
  private final Map<Variable, Tensor> gathers = new LinkedHashMap<>();
  private final Map<Variable, Tensor> averages = new LinkedHashMap<>();
  private final Map<String, Integer> salts = new HashMap<>();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final List<Applied> applied = new ArrayList<>();
  private final Meanings meanings = new Meanings(this);
  private final List<Declaration.Located> warnings = new ArrayList<>();
  private final Set<Dim> filled = new HashSet<>(); // named sizes that are 1 or more
  private Phase phase = Phase.FORWARD;
  private final Recovery recovery = new Recovery(this);
  private final Calls calls;
  private Amendments amendments = Amendments.NONE;
  private Consumer<Declaration.Located> report;
  private Map<String, Long> constants = Map.of();
  private Variable balance; // null where classes are not balanced

  /**
   * What is being traced: a layer placed somewhere.
   *
   * @param scope path under which its nodes are named
   * @param owner who owns the variables that are asked for, or null
   * @param origin the source token at fault if something does not fit
   * @param users whether the user's own code runs, so that each call has a place of its own
   */
  public record Frame(String scope, Variables.Owner owner, Origin origin, boolean users) {
    /** A frame in which Tenon's code runs. */
    public Frame(String scope, Variables.Owner owner, Origin origin) {
      this(scope, owner, origin, false);
    }
  }

  /** The output of a layer that was placed, for documentation. */
  public record Applied(String path, String kind, Type output) {}

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
  void define(Map<String, Long> named) {
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

  /**
   * The weights with which classes are balanced.
   *
   * @throws Problem if they are not
   */
  public Variable balance() {
    if (balance == null) {
      throw Problem.of(
              "ClassWeights", "asks for weights of classes, which the model does not balance")
          .fix("write @Training(balanceClasses = true) on the model");
    }
    return balance;
  }

  /** What is done otherwise than written. */
  Amendments amendments() {
    return amendments;
  }

  /** Hands problems of layers to {@code reporter}, and goes on with what was probably meant. */
  public void reportTo(Consumer<Declaration.Located> reporter) {
    report = reporter;
  }

  /** Problems that were not told, since they come from others. */
  public List<Declaration.Located> silent() {
    return recovery.silent();
  }

  /** What is known of the layers so far, for when one fails. */
  Recovery recovery() {
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
    frames.push(frame);
    try {
      return record(body);
    } finally {
      frames.pop();
    }
  }

  /** Runs {@code body} with its nodes counted to {@code part}. */
  <T> T during(Phase part, Supplier<T> body) {
    Phase before = phase;
    phase = part;
    try {
      return record(body);
    } finally {
      phase = before;
    }
  }

  /** Whether training leaves the layer that is being applied as it is. */
  public boolean frozen() {
    Frame frame = frames.peek();
    return frame != null && frame.owner() != null && frame.owner().frozen();
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
      trace.sizes.demand(condition, trace.frames.peek(), trace.phase, problem);
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

  /** {@code problem} of what {@code node} computes, with what may mend it. */
  public Problem studied(Problem problem, Node node) {
    return recovery.studied(problem, node);
  }

  /** The type that is stated at {@code key}, or what is tried in its place. */
  public Type stated(Object key, Type written) {
    return amendments.stated(key, written);
  }

  /** {@code problem}, that {@code value} is not as stated at {@code key}, and what may mend it. */
  public Problem misstated(Problem problem, Object key, Type stated, Tensor value, Origin origin) {
    return recovery.stated(problem, key, stated, value, origin);
  }

  /** The value that the caller hands in under this name, declared where it is first asked for. */
  Tensor sharedInput(String name, Type type) {
    return inputs.containsKey(name) ? inputs.get(name) : input(name, type);
  }

  /** Applies a layer that is tried beside the one that is written, with weights of its own. */
  public Tensor beside(Layer layer, Tensor x) {
    Frame here = frames.peek();
    String path = here.scope() + "/tried";
    Variables.Owner owner = new Variables.Owner(layer, 0, path, "tried");
    return within(new Frame(path, owner, here.origin()), () -> layer.apply(x));
  }

  /** Applies a layer where it was placed: its nodes and weights are named after that place. */
  public Tensor place(Part part, Tensor x) {
    return place(part, x, Layer::apply, output -> output, standIn -> standIn);
  }

  /**
   * The same for a layer with more ways to be applied than one.
   *
   * @param body applies it
   * @param output which result of {@code body} documentation shows
   * @param standIn the result to go on with after a mistake, from what the layer would have given
   */
  public <R> R place(
      Part part,
      Tensor x,
      BiFunction<Layer, Tensor, R> body,
      Function<R, Tensor> output,
      Function<Tensor, R> standIn) {
    return place(part, List.of(x), body, output, standIn);
  }

  /** The same for a layer that uses other tensors, too; {@code body} gets the first alone. */
  public <R> R place(
      Part part,
      List<Tensor> inputs,
      BiFunction<Layer, Tensor, R> body,
      Function<R, Tensor> output,
      Function<Tensor, R> standIn) {
    Tensor x = inputs.get(0);
    Trace now = CURRENT.get().peek();
    if (now != null && now != this) {
      throw Problem.of("ForeignTensor", "%s uses a tensor of one function in another", part.kind())
          .fix("hand it over as a parameter");
    }
    Ownership ownership = variables.ownership();
    String path = ownership.path(part);
    String outer = frames.isEmpty() ? "" : frames.peek().scope();
    String scope = path != null ? path : outer.isEmpty() ? part.kind() : outer + "/" + part.kind();
    Frame frame = new Frame(scope, ownership.owner(part.layer()), part.origin(), part.isUsers());
    int first = nodes.size();
    R result;
    try {
      result =
          within(
              frame, () -> through(amendments.layers(part, part.origin(), part.layer()), x, body));
    } catch (Problem problem) {
      if (part.isUsers() || problem.isPlaced()) {
        throw problem;
      }
      Place at = place(part, scope, inputs, null, first);
      boolean named = part.layer() instanceof Refused refused && refused.problem() == problem;
      Problem told = (named ? problem : problem.about(scope)).placed(part.origin());
      return standIn.apply(recovered(told, at, frame));
    }
    Tensor shown = output.apply(result);
    boolean single = !(part.layer() instanceof Composite);
    if (single || part.layer() instanceof Branches) {
      applied.add(new Applied(scope, part.kind(), shown.type()));
    }
    if (single) {
      recovery.applied(place(part, scope, inputs, shown, first));
    }
    return result;
  }

  private static <R> R through(List<Object> layers, Tensor x, BiFunction<Layer, Tensor, R> body) {
    if (layers.isEmpty()) {
      return body.apply(y -> y, x);
    }
    int last = layers.size() - 1;
    Tensor before = Recovery.through(layers.subList(0, last), List.of(x));
    if (layers.get(last) instanceof Refused refused) {
      throw refused.problem();
    }
    return body.apply((Layer) layers.get(last), before);
  }

  private Place place(Part part, String scope, List<Tensor> inputs, Tensor output, int first) {
    return new Place(
        part,
        part.layer(),
        scope,
        part.kind(),
        part.origin(),
        true,
        inputs,
        output,
        first,
        nodes.size());
  }

  /** Reports {@code told} and gives what the layer was meant to; throws it where unknown. */
  private Tensor recovered(Problem told, Place place, Frame frame) {
    if (report == null) {
      throw told;
    }
    // what its options are follows from no input
    boolean follows =
        !(place.layer() instanceof Refused)
            && recovery.follows(told, told.origin(), place.inputs());
    Problem studied = follows ? told : recovery.studied(told, place);
    Tensor standIn = recovery.standIn(told, place, frame);
    if (standIn == null) {
      throw studied;
    }
    if (!follows) {
      report.accept(new Declaration.Located(studied, studied.origin(), false));
    }
    return standIn;
  }

  /** What stands for a value of {@code type} that a failed call of {@code called} makes of x. */
  public Tensor doubtful(Tensor x, Type type, String called) {
    return recovery.standIn(type, false, false, List.of(x), called, frames.peek());
  }

  /** Whether {@code problem}, which ended this function, comes from a mistake told before. */
  public boolean isSilent(Problem problem) {
    return recovery.silent().stream().anyMatch(located -> located.problem() == problem);
  }

  /** Whether a mistake was told, after which something stands in for what was meant. */
  public boolean isDoubtful() {
    return recovery.isDoubtful();
  }

  /** What layers and losses say of the tensors. */
  public Meanings meanings() {
    return meanings;
  }

  /** Where what is said now belongs: the layer that is being applied, or the user's call. */
  Frame here() {
    Frame frame = frames.peek();
    if (frame == null || frame.users()) {
      return new Frame(frame == null ? "" : frame.scope(), null, Places.here());
    }
    return frame;
  }

  /** The outputs of the layers that were placed, in order. */
  public List<Applied> applied() {
    return List.copyOf(applied);
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
                (tensors.isEmpty() ? this : recording()).applied(primitive, tensors),
            types -> types.isEmpty() ? types : List.of(primitive.meant(types)),
            false));
  }

  private List<Tensor> applied(Primitive primitive, List<Tensor> given) {
    if (given.stream().anyMatch(argument -> argument.mask().isPresent())) {
      return primitive.masked(given);
    }
    // a parameter stands for its value in this function
    List<Tensor> arguments =
        given.stream().map(argument -> argument.node().output(argument.index())).toList();
    Trace recording = recording();
    for (Tensor argument : arguments) {
      if (argument.node().trace() != recording) {
        throw Problem.of("ForeignTensor", "uses a tensor of one function in another")
            .fix("hand it over as a parameter");
      }
    }
    // an input may be of another floating type than the weights
    DType computed =
        arguments.stream()
            .map(Tensor::dtype)
            .filter(DType::isFloating)
            .findFirst()
            .orElse(floatType);
    if (!primitive.computes(computed)) {
      List<Tensor> expanded = primitive.expand(arguments).orElse(null);
      if (expanded != null) {
        return expanded;
      }
    }
    Frame frame = frames.peek();
    Node node =
        new Node(
            this,
            nodes.size(),
            primitive,
            arguments,
            infer(primitive, arguments),
            phase,
            frame == null ? "" : frame.scope(),
            frame == null ? Origin.NONE : frame.users() ? Places.here() : frame.origin());
    nodes.add(node);
    return node.outputs();
  }

  /** The trace that is recorded now; this one where there is none. */
  private Trace recording() {
    Trace now = CURRENT.get().peek();
    return now == null ? this : now;
  }

  /**
   * The outputs of {@code call}. Where the user's own code makes it and it fails, the problem is
   * reported as one of that call, and something stands in for what it was meant to give.
   */
  public List<Tensor> outputs(Call call) {
    Trace recording = recording();
    return recording.calls.outputs(call, recording.report);
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

  /**
   * Says what may be a mistake of the layer that is being applied, or of the user's call.
   *
   * @param primitive what the call is named by
   */
  public void warn(Problem problem, String primitive) {
    Frame frame = frames.peek();
    boolean users = frame == null || frame.users();
    warnings.add(
        new Declaration.Located(
            problem.about(users ? primitive : frame.scope()),
            users ? Places.here() : frame.origin(),
            true,
            frame == null ? "" : frame.scope()));
  }

  /** What may be mistakes, in the order in which they were found. */
  public List<Declaration.Located> warnings() {
    return List.copyOf(warnings);
  }

  private List<Type> infer(Primitive primitive, List<Tensor> arguments) {
    try {
      List<Type> types = primitive.infer(arguments.stream().map(Tensor::type).toList());
      // batch norm's own expansion makes nothing of what it fills
      if (!(primitive instanceof Constants.Fill)) {
        checkFilled(types.get(0), primitive.isView());
      }
      return types;
    } catch (Problem problem) {
      throw problem.among(arguments);
    }
  }

  /**
   * Checks that all sizes are 1 or more. Where an image is empty, kernels of TensorFlow give wrong
   * sizes or end the process. Further outputs may be empty, as what batch norm keeps for itself.
   *
   * @param reshaped whether there are as many elements as in what is filled: then a single size
   *     cannot be 0 or less, but two can be negative
   */
  private void checkFilled(Type type, boolean reshaped) {
    if (phase != Phase.FORWARD) {
      return;
    }
    List<Integer> open =
        IntStream.range(0, type.rank()).filter(a -> !isFilled(type.dims().dim(a))).boxed().toList();
    if (!reshaped || open.size() > 1) {
      open.forEach(axis -> requireFilled(type, axis));
    }
    filled.addAll(type.dims().toList());
  }

  private boolean isFilled(Dim size) {
    return size.isKnown()
        ? size.known() >= 1
        : filled.contains(size) || size.lowerBound(facts()).orElse(0) >= 1;
  }

  private static void requireFilled(Type type, int axis) {
    Dim size = type.dims().dim(axis);
    Require.atLeast(
        size,
        1,
        () ->
            Problem.of(
                    "EmptyTensor",
                    "would give [%s], with nothing in it: axis %d has size %s",
                    type.dims(),
                    axis,
                    size)
                .fix("let each size be 1 or more"));
  }

  /** Applies a primitive with one output. */
  public Tensor apply(Primitive primitive, Tensor... arguments) {
    return apply(primitive, Arrays.asList(arguments)).get(0); // one may be null by mistake
  }

  /** The current value of a variable; read once, however often it is asked for. */
  public Tensor read(Variable variable) {
    Tensor known = reads.get(variable);
    if (known == null) {
      known = apply(new Source.Read(variable), List.of()).get(0);
      reads.put(variable, known);
    }
    return known;
  }

  /** A variable of the layer that is being applied. */
  public Tensor variable(String local, Type type, Init init, Variable.Role role) {
    Frame frame = frames.peek();
    if (frame == null || frame.owner() == null) {
      throw Problem.of(
              "LayerInMethod",
              "needs a weight, %s, but no field of the model holds this layer",
              local)
          .fix("make the layer where the model is made, and keep it in a field");
    }
    // a chain is applied elsewhere than it is made
    Supplier<Origin> origin = variables.isFluent() ? Places::here : frame::origin;
    return read(variables.get(frame.owner(), local, type, init, role, origin));
  }

  /** The current value of a parameter or state that a field of the model holds. */
  public Tensor read(Parameter parameter) {
    Type type = amendments.stated(parameter, parameter.type(floatType));
    Variable variable;
    try {
      variable = variables.get(parameter, type);
    } catch (Problem problem) {
      return unread.computeIfAbsent(parameter, each -> calls.unread(problem, type, report));
    }
    boolean first = !reads.containsKey(variable);
    Tensor value = read(variable);
    if (first) {
      String kind = parameter.role() == Variable.Role.STATE ? "state" : "parameter";
      String path = variables.ownership().owner(parameter).path();
      recovery.applied(Place.ofText(parameter, path, kind, parameter.origin(), true, value));
    }
    return value;
  }

  /** Says that the variable read as {@code state} has the value {@code value} after this step. */
  public void update(Tensor state, Tensor value) {
    if (!(state.node().primitive() instanceof Source.Read read)) {
      throw new IllegalArgumentException("only a state can be updated");
    }
    assign(read.variable(), value);
  }

  /** Says that {@code variable} has the value {@code value} after this step. */
  public void assign(Variable variable, Tensor value) {
    if (!variable.type().dims().sameAs(value.dims())) {
      String name = variable.local().isEmpty() ? "a variable" : variable.local();
      throw Problem.of(
              "StateShape",
              "cannot give [%s] to %s that is [%s]",
              value.type(),
              name,
              variable.type())
          .fix(
              "assign what is [%s], or declare it so: \"%s\""
                  .formatted(variable.type(), value.type()));
    }
    updates.put(variable, value);
  }

  /**
   * Says that {@code variable} has the value {@code value} after a batch whose gradients are only
   * gathered; others have then what they are assigned.
   */
  void gather(Variable variable, Tensor value) {
    gathers.put(variable, value);
  }

  /** What differs from {@link #updates} after a batch that is only gathered; empty for nothing. */
  Map<Variable, Tensor> gathers() {
    return gathers;
  }

  /** Says that {@code share} of a weight goes into its {@code average} once it was moved. */
  void average(Variable average, Tensor share) {
    averages.put(average, share);
  }

  /** Averages, and which part of their weights goes into them. */
  Map<Variable, Tensor> averages() {
    return averages;
  }

  /** Forgets what was assigned to {@code variables}. */
  public void keep(Collection<Variable> variables) {
    updates.keySet().removeAll(variables);
  }

  /**
   * A number that tells the random streams of a function apart.
   *
   * <p>It depends on the layer's path and how often that layer has asked, so that inserting a layer
   * leaves the streams of all others alone.
   */
  public long salt() {
    String scope = frames.isEmpty() ? "" : frames.peek().scope();
    return salt(scope + "#" + salts.merge(scope, 1, Integer::sum));
  }

  /** A number that tells the random stream called {@code name} from others (FNV-1a, 64 bit). */
  public static long salt(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** How many nodes were recorded so far. */
  int size() {
    return nodes.size();
  }

  /** Everything recorded so far, in order. */
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  /** The inputs by name, in order. */
  public Map<String, Tensor> inputs() {
    return new LinkedHashMap<>(inputs);
  }

  /** New values of variables. */
  public Map<Variable, Tensor> updates() {
    return new LinkedHashMap<>(updates);
  }

  /** What is being traced now, or null. */
  Frame frame() {
    return frames.peek();
  }
}
