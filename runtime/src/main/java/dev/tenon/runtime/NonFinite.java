package dev.tenon.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBool;
import org.tensorflow.types.family.TNumber;

/**
 * Finds where a number that is not finite began, in a function that was refused for one.
 *
 * <p>All its tensors are looked at in one further run on the same batch; the step was refused, so
 * the variables, and with them random numbers, are those of the first. From the loss and the
 * gradients it goes back along what is not finite to an operation whose inputs all are. The inside
 * of loops cannot be looked at; a loop counts as one operation.
 */
final class NonFinite {
  /** What TensorFlow's message of a refused step has in it. */
  static final String MARK = "a sum of loss and gradients";

  private static final Set<DataType> FLOATS =
      Set.of(DataType.DT_FLOAT, DataType.DT_DOUBLE, DataType.DT_HALF, DataType.DT_BFLOAT16);
  private static final Set<String> WITH_DOMAIN =
      Set.of(
          "Log",
          "Log1p",
          "Sqrt",
          "Rsqrt",
          "Pow",
          "RealDiv",
          "Div",
          "Reciprocal",
          "SqrtGrad",
          "RsqrtGrad",
          "Xdivy");

  private final GraphFunction function;
  private final BiFunction<String, String, Optional<String>> places;
  private final Map<GraphOperation, Integer> order = new LinkedHashMap<>();
  private final Set<GraphOperation> inLoops = new HashSet<>();
  private final List<Output<?>> looked = new ArrayList<>();
  private final Map<Output<?>, Output<?>> copies = new HashMap<>(); // of what may be fed
  private final Operand<TBool> finite;

  /**
   * Prepares to look at {@code function}.
   *
   * @param operations of the whole graph, in the order in which they were built
   * @param tf builds what looks
   * @param places where the user wrote a layer of a function, as far as that is known
   */
  NonFinite(
      GraphFunction function,
      Iterator<GraphOperation> operations,
      Ops tf,
      BiFunction<String, String, Optional<String>> places) {
    this.function = function;
    this.places = places;
    String prefix = function.name() + "/";
    while (operations.hasNext()) {
      GraphOperation operation = operations.next();
      if (operation.name().startsWith(prefix) && !isOfUpdates(operation.name(), prefix)) {
        order.put(operation, order.size());
      }
    }
    order.keySet().forEach(this::enter);
    List<Operand<TBool>> all = new ArrayList<>();
    for (GraphOperation operation : order.keySet()) {
      for (int i = 0; i < operation.numOutputs(); i++) {
        Output<?> output = operation.output(i);
        if (isLookedAt(output)) {
          looked.add(output);
          if (Set.of("Placeholder", "ReadVariableOp").contains(operation.type())) {
            copies.put(output, tf.identity(output).asOutput());
          }
          all.add(tf.all(tf.reshape(isFinite(tf, output), tf.array(-1)), tf.array(0)));
        }
      }
    }
    finite = tf.stack(all, Stack.axis(0L));
  }

  private static boolean isOfUpdates(String name, String prefix) {
    return name.startsWith(prefix + "updates/") || name.startsWith(prefix + "check/");
  }

  private void enter(GraphOperation operation) {
    boolean within =
        operation.type().equals("Enter")
            || !operation.type().equals("Exit")
                && (operation.inputs().stream().anyMatch(input -> inLoops.contains(input.op()))
                    || operation.controlInputs().stream().anyMatch(inLoops::contains));
    if (within) {
      inLoops.add(operation);
    }
  }

  private boolean isLookedAt(Output<?> output) {
    return FLOATS.contains(output.dataType()) && !inLoops.contains(output.op());
  }

  @SuppressWarnings("unchecked") // a float is a number
  private static Operand<TBool> isFinite(Ops tf, Output<?> output) {
    return tf.math.isFinite((Operand<? extends TNumber>) output);
  }

  /** What runs what: feeds are those of the run that was refused. */
  interface Again {
    /** A runner with them. */
    Session.Runner runner();
  }

  /**
   * Where it began, and what to do, in words.
   *
   * @param batch how many examples were fed
   */
  String began(Again again, long batch) {
    Set<Output<?>> bad = new HashSet<>();
    try (Result result = again.runner().fetch(finite).run()) {
      TBool each = (TBool) result.get(0);
      for (int i = 0; i < looked.size(); i++) {
        if (!each.getBoolean(i)) {
          bad.add(looked.get(i));
        }
      }
    }
    return source(bad)
        .map(output -> described(output, again, batch))
        .orElse("the sum of all gradients overflows; clip them, or lower the learning rate");
  }

  /** The first output that is bad while all that it is computed from is not. */
  private Optional<Output<?>> source(Set<Output<?>> bad) {
    Deque<Output<?>> open = new ArrayDeque<>();
    function.checked().stream().map(Operand::asOutput).filter(bad::contains).forEach(open::add);
    Set<Output<?>> seen = new HashSet<>(open);
    List<Output<?>> sources = new ArrayList<>();
    while (!open.isEmpty()) {
      Output<?> output = open.poll();
      List<Output<?>> from = inputs(output).stream().filter(bad::contains).toList();
      if (from.isEmpty()) {
        sources.add(output);
      }
      from.stream().filter(seen::add).forEach(open::add);
    }
    return sources.stream()
        .min(Comparator.comparing(output -> order.getOrDefault(output.op(), Integer.MAX_VALUE)));
  }

  /** What {@code output} is computed from that is looked at, seen through all that is not. */
  private List<Output<?>> inputs(Output<?> output) {
    List<Output<?>> found = new ArrayList<>();
    Deque<GraphOperation> open = new ArrayDeque<>(List.of((GraphOperation) output.op()));
    Set<GraphOperation> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      for (Operand<?> input : open.poll().inputs()) {
        Output<?> from = input.asOutput();
        GraphOperation operation = (GraphOperation) from.op();
        if (isLookedAt(from)) {
          found.add(from);
        } else if (order.containsKey(operation) && seen.add(operation)) {
          open.add(operation);
        }
      }
    }
    return found;
  }

  // ---- words

  private String described(Output<?> output, Again again, long batch) {
    List<Output<?>> fetched = new ArrayList<>(List.of(output));
    inputs(output).stream().filter(o -> !fetched.contains(o)).forEach(fetched::add);
    List<double[]> values = new ArrayList<>();
    long[] sizes;
    Session.Runner runner = again.runner();
    fetched.forEach(each -> runner.fetch(copies.getOrDefault(each, each)));
    try (Result result = runner.run()) {
      sizes = result.get(0).shape().asArray();
      for (int i = 0; i < fetched.size(); i++) {
        values.add(Value.copyOf(result.get(i)).doubles());
      }
    }
    String what = counted(values.get(0), sizes, batch);
    GraphOperation operation = (GraphOperation) output.op();
    String path = operation.name().substring(function.name().length() + 1);
    int slash = path.lastIndexOf('/');
    String scope = slash < 0 ? "" : path.substring(0, slash);
    if (operation.type().equals("Placeholder")) {
      return "the data has " + what + ", in " + path + "; mend it, or leave such examples out";
    }
    if (operation.type().equals("ReadVariableOp")) {
      return "before this step already, "
          + scope
          + " has "
          + what
          + "; go on from a checkpoint, or load other weights";
    }
    boolean backward = scope.equals("gradients") || scope.startsWith("gradients/");
    String layer = backward ? scope.substring(Math.min(scope.length(), 10)) : scope;
    String at = places.apply(function.name(), layer).map(place -> " (" + place + ")").orElse("");
    return "%s%s in the %s pass, where %s gives %s%s; %s"
        .formatted(
            layer.isEmpty() ? "the model's own code or its loss" : layer,
            at,
            backward ? "backward" : "forward",
            operation.type(),
            what,
            range(values.subList(1, values.size())),
            advice(operation.type(), backward));
  }

  private static String advice(String type, boolean backward) {
    if (WITH_DOMAIN.contains(type)) {
      return "keep what it takes away from where it has no finite "
          + (backward ? "slope" : "value")
          + ", such as by adding 1e-7 or by maximum(1e-7)";
    }
    return "lower the learning rate, clip gradients (@ClipGradients(globalNorm = 1)), or normalise"
        + " what goes in";
  }

  /** {@code NaN for 3 of 20 numbers, first in example 2 of the batch, counted from 0}. */
  private static String counted(double[] values, long[] sizes, long batch) {
    int count = 0;
    int first = -1;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        count++;
        first = first < 0 ? i : first;
      }
    }
    String text = (first < 0 ? "NaN" : String.valueOf(values[first]));
    if (values.length > 1) {
      text += " for %,d of %,d numbers".formatted(count, values.length);
    }
    boolean each = sizes.length > 0 && sizes[0] == batch && batch > 0 && values.length > 0;
    return each
        ? text
            + ", first in example %d of the batch, counted from 0"
                .formatted(first / (values.length / batch))
        : text;
  }

  private static String range(List<double[]> inputs) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] values : inputs) {
      for (double value : values) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return least > most ? "" : ", of numbers from %s to %s".formatted((float) least, (float) most);
  }
}
