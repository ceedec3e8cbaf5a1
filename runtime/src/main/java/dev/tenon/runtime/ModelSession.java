package dev.tenon.runtime;

import dev.tenon.runtime.cli.Computing;
import dev.tenon.runtime.cli.Device;
import dev.tenon.runtime.data.SavedEncoding;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * A graph that runs: its variables have values. Several threads may call functions at once; those
 * that change variables do it one after the other, while no other computes.
 *
 * <p>Owner of the native session and, in the end, of the graph.
 */
final class ModelSession implements Engine {
  private final ModelGraph graph;
  private final Session session;
  private final Computing computing;
  private final Gate gate;
  private final Turns turns = new Turns();
  private final CallMemory memory;
  private volatile SavedEncoding rows; // null for none
  private final Map<GraphFunction, NonFinite> searches = new ConcurrentHashMap<>();

  ModelSession(ModelGraph graph, Device device, int threads) {
    this(graph, Computing.on(device, threads));
  }

  ModelSession(ModelGraph graph, Computing computing) {
    this.graph = graph;
    this.computing = computing;
    this.session = new Session(graph.graph(), Devices.config(computing));
    this.gate = new Gate(graph.name());
    this.memory = new CallMemory(graph.name(), Devices.isGpu(computing));
  }

  @Override
  public String name() {
    return graph.name();
  }

  @Override
  public Set<String> functions() {
    return graph.answering();
  }

  @Override
  public Map<String, Port> inputs(String function) {
    return ports(graph.function(function).inputs());
  }

  @Override
  public Map<String, Port> outputs(String function) {
    return ports(graph.function(function).outputs());
  }

  private Map<String, Port> ports(Map<String, Operand<? extends TType>> operands) {
    return gate.within(
        () -> {
          Map<String, Port> ports = new LinkedHashMap<>();
          operands.forEach((name, operand) -> ports.put(name, Port.of(operand)));
          return ports;
        });
  }

  @Override
  public Optional<SavedEncoding> rows() {
    return Optional.ofNullable(rows);
  }

  @Override
  public long activationBytes() {
    return graph.activationBytes();
  }

  /** Keeps how the rows that it is trained on become numbers; null for none. */
  void trainedOn(SavedEncoding encoding) {
    rows = encoding;
  }

  ModelGraph graph() {
    return graph;
  }

  Computing computing() {
    return computing;
  }

  Device device() {
    return computing.device();
  }

  int threads() {
    return computing.threads();
  }

  /** Gives all variables the values that {@code seed} decides. */
  void initialize(long seed) {
    call("initialize", Map.of("seed", Value.of(new long[] {seed})));
  }

  /** {@code inputs}, which stand in the order of those of the function {@code name}, by name. */
  Map<String, Value> named(String name, Value... inputs) {
    List<String> names = List.copyOf(graph.function(name).inputs().keySet());
    if (names.size() != inputs.length) {
      throw new IllegalArgumentException(
          "%s of %s takes %s, but was given %d"
              .formatted(name, graph.name(), names, inputs.length));
    }
    Map<String, Value> named = new LinkedHashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      named.put(names.get(i), inputs[i]);
    }
    return named;
  }

  /** Runs a function on values. */
  @Override
  public Map<String, Value> call(String name, Map<String, Value> inputs) {
    return turn(graph.function(name).update(), () -> called(name, inputs));
  }

  private <T> T turn(Optional<Op> update, Supplier<T> work) {
    Supplier<T> open = () -> gate.within(work);
    return update.isPresent() ? turns.changing(open) : turns.reading(open);
  }

  private Map<String, Value> called(String name, Map<String, Value> inputs) {
    GraphFunction function = graph.function(name);
    if (!inputs.keySet().equals(function.inputs().keySet())) {
      throw new IllegalArgumentException(
          "%s of %s takes %s, not %s"
              .formatted(name, graph.name(), function.inputs().keySet(), inputs.keySet()));
    }
    Map<String, TType> tensors = new LinkedHashMap<>();
    try {
      inputs.forEach(
          (input, value) -> {
            Port.of(function.inputs().get(input)).check(input, value);
            tensors.put(input, value.tensor());
          });
      return run(function, tensors);
    } finally {
      tensors.values().forEach(Tensor::close);
    }
  }

  /** Runs a function on tensors, which stay the caller's. */
  Map<String, Value> run(GraphFunction function, Map<String, ? extends Tensor> inputs) {
    return run(function, inputs, Map.of());
  }

  /** Runs a function on tensors, some of them in place of what it would compute. */
  Map<String, Value> run(
      GraphFunction function,
      Map<String, ? extends Tensor> inputs,
      Map<Operand<?>, ? extends Tensor> replaced) {
    return run(function, inputs, replaced, function.update());
  }

  /** The same with {@code update} as what changes variables. */
  Map<String, Value> run(
      GraphFunction function,
      Map<String, ? extends Tensor> inputs,
      Map<Operand<?>, ? extends Tensor> replaced,
      Optional<Op> update) {
    Set<String> all = function.outputs().keySet();
    return turn(update, () -> ran(function, inputs, replaced, all, update));
  }

  /** The outputs {@code wanted} of a function, run on tensors. */
  Map<String, Value> run(
      GraphFunction function,
      Map<String, ? extends Tensor> inputs,
      Map<Operand<?>, ? extends Tensor> replaced,
      Collection<String> wanted) {
    Optional<Op> update = function.update();
    return turn(update, () -> ran(function, inputs, replaced, wanted, update));
  }

  private Map<String, Value> ran(
      GraphFunction function,
      Map<String, ? extends Tensor> inputs,
      Map<Operand<?>, ? extends Tensor> replaced,
      Collection<String> wanted,
      Optional<Op> update) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    inputs.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    function.checkSizes(shapes);
    memory.check(
        function.name(),
        inputs.values(),
        () -> function.outputs().values().stream().map(Operand::asOutput).toList());
    Session.Runner runner = session.runner();
    inputs.forEach((name, tensor) -> runner.feed(function.inputs().get(name), tensor));
    replaced.forEach(runner::feed);
    // Result takes no tensor twice, but two outputs may be one tensor.
    List<Output<?>> fetched =
        wanted.stream()
            .<Output<?>>map(name -> function.outputs().get(name).asOutput())
            .distinct()
            .toList();
    fetched.forEach(runner::fetch);
    update.ifPresent(runner::addTarget);
    Map<String, Value> values = new LinkedHashMap<>();
    try (Result result = runner.run()) {
      for (String name : wanted) {
        Output<?> output = function.outputs().get(name).asOutput();
        values.put(name, Value.copyOf(result.get(fetched.indexOf(output))));
      }
    } catch (TensorFlowException | TFInvalidArgumentException e) {
      if (e.getMessage() != null && e.getMessage().contains(NonFinite.MARK)) {
        throw new NotFinite(function.name(), began(function, inputs, replaced), e);
      }
      throw StepErrors.told(graph.name(), function.name(), inputs.values(), e);
    }
    return values;
  }

  private String began(
      GraphFunction function,
      Map<String, ? extends Tensor> inputs,
      Map<Operand<?>, ? extends Tensor> replaced) {
    NonFinite search = searches.computeIfAbsent(function, graph::search);
    NonFinite.Again again =
        () -> {
          Session.Runner runner = session.runner();
          inputs.forEach((name, tensor) -> runner.feed(function.inputs().get(name), tensor));
          replaced.forEach(runner::feed);
          return runner;
        };
    return search.began(again, StepErrors.examples(inputs.values()));
  }

  /** The present value of a variable. */
  Value read(Weight<?> weight) {
    return turns.reading(() -> gate.within(() -> current(weight)));
  }

  /** What {@code weights} are after one step. */
  Map<Weight<?>, Value> read(Collection<? extends Weight<?>> weights) {
    return turns.reading(
        () -> {
          Map<Weight<?>, Value> values = new LinkedHashMap<>();
          weights.forEach(weight -> values.put(weight, read(weight)));
          return values;
        });
  }

  private Value current(Weight<?> weight) {
    try (Result result = session.runner().fetch(graph.saver().values().get(weight)).run()) {
      return Value.copyOf(result.get(0));
    }
  }

  /**
   * What the model learned, by name, after one step: of weights that are averaged, the averages.
   */
  Map<String, Value> learned() {
    return turns.reading(
        () -> {
          Map<String, Value> values = new LinkedHashMap<>();
          graph.learned().forEach(w -> values.put(w.name(), read(w.answering())));
          return values;
        });
  }

  /** Gives a variable another value. */
  void write(Weight<?> weight, Value value) {
    write(Map.of(weight, value));
  }

  /** Gives variables other values, of which others see all or none. */
  void write(Map<Weight<?>, Value> values) {
    values.forEach(
        (weight, value) -> Port.of(graph.saver().values().get(weight)).check(weight.name(), value));
    atOnce(() -> values.forEach(this::assign));
  }

  /** Does {@code changes}, of which others see all or none. */
  void atOnce(Runnable changes) {
    turns.changing(
        () ->
            gate.within(
                () -> {
                  changes.run();
                  return null;
                }));
  }

  private void assign(Weight<?> weight, Value value) {
    try (TType tensor = value.tensor()) {
      session
          .runner()
          .feed(graph.saver().newValues().get(weight), tensor)
          .addTarget(graph.saver().assigns().get(weight))
          .run()
          .close();
    }
  }

  /** Writes all variables, as they are after one step. */
  void save(String prefix) {
    turns.reading(
        () ->
            gate.within(
                () -> {
                  try (TString file = TString.scalarOf(prefix)) {
                    session
                        .runner()
                        .feed(graph.saver().file(), file)
                        .addTarget(graph.saver().save())
                        .run()
                        .close();
                  }
                  return null;
                }));
  }

  /** Reads a checkpoint that has variables called {@code saved}. */
  void restore(String prefix, Set<String> saved) {
    String[] names =
        graph.saver().values().keySet().stream()
            .map(weight -> weight.inCheckpoint(saved))
            .toArray(String[]::new);
    atOnce(
        () -> {
          try (TString file = TString.scalarOf(prefix);
              TString wanted = TString.vectorOf(names)) {
            session
                .runner()
                .feed(graph.saver().file(), file)
                .feed(graph.saver().names(), wanted)
                .addTarget(graph.saver().restore())
                .run()
                .close();
          }
        });
  }

  @Override
  public void close() {
    gate.close(
        () -> {
          session.close();
          graph.close();
        });
  }
}
