package dev.tenon.runtime;

import dev.tenon.ir.Network;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.family.TType;

/**
 * A model as a TensorFlow graph: its variables and its functions, all in one graph.
 *
 * <p>Generated classes declare a field a variable and a method a function:
 *
 * <pre>{@code
 * public final class TinyGraph extends ModelGraph {
 *   private final Weight<TFloat32> hiddenKernel = weight("hidden/kernel", TFloat32.class, 784, 10);
 *
 *   public TinyGraph() {
 *     super("Tiny");
 *   }
 *
 *   @Override
 *   protected void define(Functions functions) {
 *     functions.add("predict", this::predict);
 *   }
 * }
 * }</pre>
 *
 * <p>The functions are built when one is asked for the first time. Owner of the native graph: close
 * it, after the sessions that use it. Not for several threads until it is built.
 */
public abstract class ModelGraph implements AutoCloseable {
  static {
    Cuda.load();
  }

  {
    PlainDigits.check();
  }

  private final String name;
  private final Graph graph = new Graph();
  private final Ops root = Ops.create(new NamedGraph(graph));
  private final Scopes scopes = new Scopes(root);
  private final Map<String, Weight<?>> weights = new LinkedHashMap<>();
  private Map<String, GraphFunction> functions;
  private Saver saver;

  /** A graph without variables and functions so far. */
  protected ModelGraph(String name) {
    this.name = name;
  }

  /** Where a model declares its functions. */
  public interface Functions {
    /** Adds a function; {@code body} is called once, at once. */
    void add(String name, Consumer<FunctionGraph> body);
  }

  /** Builds the functions. */
  protected abstract void define(Functions functions);

  /** Declares a variable that an optimizer moves. */
  protected final <T extends TType> Weight<T> weight(
      String variable, Class<T> dtype, long... sizes) {
    return variable(variable, dtype, Shape.of(sizes), true);
  }

  /** Declares any other variable: a state, a slot, the progress of training. */
  protected final <T extends TType> Weight<T> state(
      String variable, Class<T> dtype, long... sizes) {
    return variable(variable, dtype, Shape.of(sizes), false);
  }

  /** Declares the running average of {@code weight}, with which the model answers. */
  protected final <T extends TType> Weight<T> average(Weight<T> weight) {
    String name = Weight.average(weight.name());
    return weight.averagedBy(variable(name, weight.dtype(), weight.shape(), false));
  }

  private <T extends TType> Weight<T> variable(
      String variable, Class<T> dtype, Shape shape, boolean trained) {
    if (functions != null) {
      throw new IllegalStateException("variable " + variable + " is declared after the functions");
    }
    int slash = variable.lastIndexOf('/');
    Ops scope = scopes.at(slash < 0 ? "" : variable.substring(0, slash));
    VarHandleOp handle =
        scope
            .withName(Scopes.legal(variable.substring(slash + 1)))
            .varHandleOp(dtype, shape, VarHandleOp.sharedName(variable));
    Weight<T> weight = new Weight<>(variable, dtype, shape, trained, handle);
    if (weights.put(variable, weight) != null) {
      throw new IllegalArgumentException("two variables are named " + variable);
    }
    return weight;
  }

  /** Simple name of the model. */
  public final String name() {
    return name;
  }

  /** The variables, in order of declaration. */
  public final Collection<Weight<?>> weights() {
    return Collections.unmodifiableCollection(weights.values());
  }

  /**
   * The variables that make the model: without what an optimizer remembers of a trained one, which
   * has its name and more, and without the progress of training.
   */
  final List<Weight<?>> learned() {
    Set<String> trained = new HashSet<>();
    weights.values().stream().filter(Weight::trained).forEach(w -> trained.add(w.name() + "/"));
    return weights.values().stream()
        .filter(w -> !w.name().startsWith("training/"))
        .filter(w -> w.trained() || trained.stream().noneMatch(w.name()::startsWith))
        .toList();
  }

  /**
   * The variable called {@code variable}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public final Weight<?> weight(String variable) {
    Weight<?> weight = weights.get(variable);
    if (weight == null) {
      throw new IllegalArgumentException(name + " has no variable " + variable);
    }
    return weight;
  }

  /**
   * {@code types} of the variables by the names that these have in a checkpoint.
   *
   * @param saved all names in it
   */
  final Map<String, String> inCheckpoint(Map<String, String> types, Set<String> saved) {
    Map<String, String> named = new LinkedHashMap<>();
    types.forEach((name, type) -> named.put(weights.get(name).inCheckpoint(saved), type));
    return named;
  }

  /**
   * The layers as a table: name, kind, output shape, parameters, and for one example FLOPs and
   * bytes that a training step keeps; see {@link dev.tenon.Budget}.
   */
  public abstract String summary();

  /** The layers and what flows between them, to be drawn. */
  public abstract Network network();

  /** Warnings about the model that no compiler has told. */
  List<String> warnings() {
    return List.of();
  }

  /**
   * Bytes that a training step keeps of one example for its gradients; 0 where the sizes of the
   * inputs decide it.
   */
  public long activationBytes() {
    return 0;
  }

  /** How many numbers its weights hold, frozen ones included. */
  public final long parameters() {
    return weights.values().stream().filter(Weight::trained).mapToLong(w -> w.shape().size()).sum();
  }

  /** The native graph, built; for export and for looking at. It stays owned by this. */
  public final Graph graph() {
    build();
    return graph;
  }

  /** Whether there is a function called {@code function}. */
  public final boolean has(String function) {
    build();
    return functions.containsKey(function);
  }

  /**
   * The names of the functions that answer and change nothing: those for inference. What measures a
   * model while it is trained is none of them.
   */
  public final Set<String> answering() {
    build();
    Set<String> answering = new LinkedHashSet<>();
    boolean trains = functions.containsKey("train");
    functions.forEach(
        (key, function) -> {
          boolean measures = trains && key.equals("evaluate");
          if (function.update().isEmpty() && !function.outputs().isEmpty() && !measures) {
            answering.add(key);
          }
        });
    return answering;
  }

  /**
   * The function called {@code function}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public final GraphFunction function(String function) {
    build();
    GraphFunction found = functions.get(function);
    if (found == null) {
      throw new IllegalArgumentException(
          name + " has no function " + function + "; it has " + functions.keySet());
    }
    return found;
  }

  /**
   * What finds out where a number of {@code function} began not to be finite. It adds to the graph,
   * which several threads may do at once: names are given by one after the other.
   */
  final NonFinite search(GraphFunction function) {
    synchronized (scopes) {
      return new NonFinite(function, graph.operations(), scopes.at("search"), this::place);
    }
  }

  /** Where the user wrote the layer at {@code scope} of a function, as far as that is known. */
  Optional<String> place(String function, String scope) {
    return Optional.empty();
  }

  final Saver saver() {
    build();
    if (saver == null) {
      throw new IllegalStateException(name + " has no variables");
    }
    return saver;
  }

  private void build() {
    if (functions != null) {
      return;
    }
    functions = new LinkedHashMap<>();
    define(this::add);
    if (!weights.isEmpty()) {
      saver = Saver.build(scopes.at("save"), weights.values());
    }
    graph.baseScope().refreshNames(); // whoever adds to the graph gets other names
  }

  private void add(String function, Consumer<FunctionGraph> body) {
    FunctionGraph building = new FunctionGraph(function, graph, scopes.at(function));
    body.accept(building);
    if (functions.put(function, building.finish()) != null) {
      throw new IllegalArgumentException("two functions are named " + function);
    }
  }

  /** Frees the native graph. */
  @Override
  public void close() {
    graph.close();
  }
}
