package dev.tenon.runtime;

import dev.tenon.Condition;
import dev.tenon.Dim;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Operation;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.NoOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/**
 * One function of a {@link ModelGraph} while it is built.
 *
 * <p>Generated code and {@link GraphBuilder} make the same calls in the same order, so that their
 * graphs are equal. The order is:
 *
 * <ol>
 *   <li>{@link #input} for each of the function's inputs, in order;
 *   <li>{@code TfOps.size(f.ops(), input, axis)} for each named size that an attribute of the
 *       function uses, in order of inputs and axes: the first axis that is just this name;
 *   <li>{@link #sameSize} for each further axis of an input that has a named size;
 *   <li>{@link #size} for each named size of which something is demanded, {@link #derivedSize} for
 *       each axis of an input whose size follows from others, {@link #guard} for each condition
 *       that no named size meets on its own;
 *   <li>for each other node in order, either {@link #read} of a variable, or the method of {@link
 *       TfOps} with the scope of the node as {@code Ops} ({@link #scope}; sizes among the arguments
 *       are made in the same scope): {@code layer} for the forward pass, {@code gradients/layer}
 *       for the backward pass, {@code updates/layer} for new values; without {@code /layer} outside
 *       of layers;
 *   <li>{@link #output} for each output, in order;
 *   <li>{@link #finite} of all gradients, where there are optimizations;
 *   <li>{@link #apply} of each optimization, in order, built with {@link #updates};
 *   <li>{@link #average} for each average of what was moved, in order;
 *   <li>{@link #assign} for each assigned variable, in order;
 *   <li>{@link #gather} for each variable that changes where gradients are only gathered, in order.
 * </ol>
 */
public final class FunctionGraph {
  private final String name;
  private final Graph graph;
  private final Ops ops;
  private final Scopes scopes;
  // How many operations the graph had before this function.
  private final long start;
  private final Map<String, Operand<? extends TType>> inputs = new LinkedHashMap<>();
  private final Map<String, Operand<? extends TType>> outputs = new LinkedHashMap<>();
  private final Map<Weight<?>, Operand<? extends TType>> reads = new LinkedHashMap<>();
  private final List<Op> applied = new ArrayList<>();
  private final List<Op> gathered = new ArrayList<>();
  private final List<Operand<? extends TType>> checked = new ArrayList<>();
  private final SizeChecks sizes = new SizeChecks();
  private Ops updates;
  private Ops moved;

  FunctionGraph(String name, Graph graph, Ops ops) {
    this.name = name;
    this.graph = graph;
    this.ops = ops;
    this.scopes = new Scopes(ops);
    this.start = count(graph.operations());
  }

  /** The scope of the function itself. */
  public Ops ops() {
    return ops;
  }

  /** The scope at {@code path} inside of the function, such as {@code gradients/hidden}. */
  public Ops scope(String path) {
    return scopes.at(path);
  }

  /**
   * Declares what the caller feeds.
   *
   * @param sizes -1 for those that the caller decides
   */
  public <T extends TType> Operand<T> input(String input, Class<T> dtype, long... sizes) {
    Placeholder<T> placeholder =
        ops.withName(Scopes.legal(input)).placeholder(dtype, Placeholder.shape(Shape.of(sizes)));
    if (inputs.put(input, placeholder) != null) {
      throw new IllegalArgumentException(name + " has two inputs named " + input);
    }
    return placeholder;
  }

  /**
   * Says that two axes of inputs are of one size, called {@code size}; it is checked when values
   * are fed.
   */
  public void sameSize(String size, String first, int firstAxis, String input, int axis) {
    sizes.same(size, first, firstAxis, input, axis);
  }

  /**
   * Says that an axis of an input has the named size that {@code notation} begins with, which must
   * be as it goes on: {@code "H%16>=48"}; it is checked when values are fed.
   */
  public void size(String notation, String input, int axis) {
    sizes.size(notation, input, axis);
  }

  /** Says that an axis of an input has a size that follows from named ones. */
  public void derivedSize(String input, int axis, Dim size) {
    sizes.derived(input, axis, size);
  }

  /**
   * Says that named sizes meet {@code condition}; it is checked when values are fed.
   *
   * @param message what is wrong if they do not
   */
  public void guard(Condition condition, String message) {
    sizes.guard(condition, message);
  }

  /** The value of a variable at the start of the function; read once, however often asked for. */
  public <T extends TType> Operand<T> read(Weight<T> weight) {
    Operand<? extends TType> known = reads.get(weight);
    if (known == null) {
      known = scope(weight.name()).readVariableOp(weight.handle(), weight.dtype());
      reads.put(weight, known);
    }
    return known.asOutput().expect(weight.dtype());
  }

  /** Declares what the caller can fetch. */
  public void output(String output, Operand<? extends TType> value) {
    if (outputs.put(output, value) != null) {
      throw new IllegalArgumentException(name + " has two outputs named " + output);
    }
  }

  /**
   * Refuses to change variables where the loss or one of {@code gradients} is not finite.
   *
   * <p>Only their sum is checked, which costs next to nothing; {@link NonFinite} looks closer when
   * it has to.
   */
  public void finite(Operand<?>... gradients) {
    for (Operand<?> gradient : gradients) {
      checked.add(gradient.asOutput().expect(gradient.type()));
    }
    Operand<? extends TType> loss = outputs.get("loss");
    if (loss != null && TNumber.class.isAssignableFrom(loss.type())) {
      checked.add(loss);
    }
    Ops tf = scope("check");
    Map<Class<?>, List<Operand<? extends TNumber>>> sums = new LinkedHashMap<>();
    for (Operand<? extends TType> each : checked) {
      Operand<? extends TNumber> sum = TfOps.total(tf, each);
      sums.computeIfAbsent(sum.type(), type -> new ArrayList<>()).add(sum);
    }
    sums.values().forEach(alike -> check(tf, alike));
  }

  @SuppressWarnings("unchecked") // they are of one type
  private static <T extends TNumber> void check(Ops tf, List<Operand<? extends TNumber>> alike) {
    List<Operand<T>> sums = new ArrayList<>();
    alike.forEach(sum -> sums.add((Operand<T>) sum));
    tf.debugging.checkNumerics(tf.math.addN(sums), NonFinite.MARK);
  }

  /**
   * The scope in which variables are changed. What is built there waits for all that was computed
   * before this was called for the first time, so that every read sees the old value.
   */
  public Ops updates() {
    if (updates == null) {
      Ops scope = scope("updates");
      NoOp ready = scope.withControlDependencyOps(ends()).withName("ready").noOp();
      updates = scope.withControlDependencies(List.of(ready));
    }
    return updates;
  }

  /** The operations of this function so far whose results no operation waits for. */
  private List<Operation> ends() {
    List<Operation> ends = new ArrayList<>();
    Iterator<GraphOperation> all = graph.operations();
    for (long index = 0; all.hasNext(); index++) {
      GraphOperation operation = all.next();
      if (index >= start && operation.numConsumers() == 0 && operation.numControlConsumers() == 0) {
        ends.add(operation);
      }
    }
    return ends;
  }

  private static long count(Iterator<?> elements) {
    long count = 0;
    for (; elements.hasNext(); elements.next()) {
      count++;
    }
    return count;
  }

  /**
   * Says that a weight, once all that is applied so far has moved it, goes into its average.
   *
   * @param share how much of the average it becomes, from 0 to 1, a scalar
   */
  public <T extends TNumber> void average(Weight<T> average, Operand<T> share) {
    if (moved == null) {
      Ops scope = scope("updates");
      NoOp all = scope.withControlDependencies(applied).withName("moved").noOp();
      moved = scope.withControlDependencies(List.of(all));
    }
    apply(TfOps.average(moved, average.averaged(), average, share));
  }

  /** Says that {@code weight} has {@code value} after the function. */
  public <T extends TType> void assign(Weight<T> weight, Operand<T> value) {
    apply(updates().assignVariableOp(weight.handle(), value));
  }

  /**
   * Says that {@code weight} has {@code value} after the function where gradients are only
   * gathered, in place of all that is assigned and applied.
   */
  public <T extends TType> void gather(Weight<T> weight, Operand<T> value) {
    gathered.add(updates().assignVariableOp(weight.handle(), value));
  }

  /** Says that {@code update}, built with {@link #updates}, belongs to the function. */
  public void apply(Op update) {
    applied.add(update);
  }

  GraphFunction finish() {
    return new GraphFunction(
        name,
        inputs,
        sizes,
        outputs,
        reads,
        checked,
        all(applied, "done"),
        all(gathered, "gathered"));
  }

  /** What runs all of {@code ops}; null for none. */
  private Op all(List<Op> ops, String called) {
    return ops.isEmpty()
        ? null
        : scope("updates").withControlDependencies(ops).withName(called).noOp();
  }
}
