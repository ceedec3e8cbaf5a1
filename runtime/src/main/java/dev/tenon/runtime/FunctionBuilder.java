package dev.tenon.runtime;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.ir.Function;
import dev.tenon.ir.Node;
import dev.tenon.ir.Optimization;
import dev.tenon.ir.Phase;
import dev.tenon.ir.Source;
import dev.tenon.ir.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/** Builds one function by the calls that {@link FunctionGraph} lists. */
final class FunctionBuilder {
  private final FunctionGraph graph;
  private final Function function;
  private final java.util.function.Function<Variable, Weight<?>> weights;
  private final Map<Tensor, Operand<?>> built = new HashMap<>();
  private final Map<String, Operand<TInt32>> sizes = new HashMap<>();

  FunctionBuilder(
      FunctionGraph graph,
      Function function,
      java.util.function.Function<Variable, Weight<?>> weights) {
    this.graph = graph;
    this.function = function;
    this.weights = weights;
  }

  void build() {
    function.inputs().forEach(this::input);
    bindSizes();
    function
        .sameSizes()
        .forEach(
            same ->
                graph.sameSize(
                    same.size(), same.first(), same.firstAxis(), same.input(), same.axis()));
    function.namedSizes().forEach(size -> graph.size(size.notation(), size.input(), size.axis()));
    function
        .derivedSizes()
        .forEach(size -> graph.derivedSize(size.input(), size.axis(), size.size()));
    function.contract().guards().forEach(guard -> graph.guard(guard.condition(), guard.message()));
    for (Node node : function.nodes()) {
      if (node.primitive() instanceof Source.Read read) {
        built.put(node.output(0), graph.read(weights.apply(read.variable())));
      } else if (!(node.primitive() instanceof Source.Input)) {
        apply(node);
      }
    }
    function.outputs().forEach((name, tensor) -> graph.output(name, typed(tensor)));
    if (!function.optimizations().isEmpty()) {
      graph.finite(
          function.optimizations().stream()
              .map(optimization -> typed(optimization.gradient()))
              .toArray(Operand<?>[]::new));
    }
    function.optimizations().forEach(this::optimize);
    function.averages().forEach((average, share) -> average(weights.apply(average), share));
    function.assigns().forEach((variable, tensor) -> assign(weights.apply(variable), tensor));
    function.gathers().forEach((variable, tensor) -> gather(weights.apply(variable), tensor));
  }

  private void input(String name, Tensor tensor) {
    long[] placeholder =
        tensor.dims().toList().stream().mapToLong(d -> d.isKnown() ? d.known() : -1).toArray();
    built.put(tensor.node().output(0), graph.input(name, Types.of(tensor.dtype()), placeholder));
  }

  private void bindSizes() {
    Set<String> used = new HashSet<>();
    for (Node node : function.nodes()) {
      if (!(node.primitive() instanceof Source)) {
        Records.values(node.primitive()).stream()
            .filter(Dims.class::isInstance)
            .forEach(dims -> used.addAll(((Dims) dims).names()));
      }
    }
    for (Tensor input : function.inputs().values()) {
      for (int axis = 0; axis < input.dims().rank(); axis++) {
        Dim dim = input.dims().dim(axis);
        String name = dim.toString();
        if (used.contains(name) && dim.equals(Dim.named(name)) && !sizes.containsKey(name)) {
          sizes.put(name, TfOps.size(graph.ops(), typed(input), axis));
        }
      }
    }
  }

  private void apply(Node node) {
    Ops tf = scope(node);
    List<Object> arguments = new ArrayList<>(List.of(tf));
    node.inputs().forEach(input -> arguments.add(typed(input)));
    for (Object value : Records.values(node.primitive())) {
      arguments.add(argument(tf, value));
    }
    Object result = Records.call(node.primitive().method(), arguments);
    if (result instanceof Operand<?> operand) {
      built.put(node.output(0), operand);
      return;
    }
    List<Object> outputs = Records.values((Record) result);
    for (int i = 0; i < outputs.size(); i++) {
      built.put(node.output(i), (Operand<?>) outputs.get(i));
    }
  }

  private Ops scope(Node node) {
    String phase =
        node.phase() == Phase.BACKWARD
            ? "gradients"
            : node.phase() == Phase.UPDATE ? "updates" : "";
    return graph.scope(
        phase.isEmpty() || node.scope().isEmpty()
            ? phase + node.scope()
            : phase + "/" + node.scope());
  }

  private Object argument(Ops tf, Object value) {
    if (value instanceof dev.tenon.DType dtype) {
      return Types.of(dtype);
    }
    if (value instanceof Dims dims) {
      return TfOps.shape(
          tf, dims.toList().stream().map(d -> d.fold(new SizeFold(tf, sizes))).toArray());
    }
    return value;
  }

  private void optimize(Optimization optimization) {
    List<Object> arguments =
        new ArrayList<>(
            Arrays.asList(
                graph.updates(),
                weights.apply(optimization.variable()),
                typed(optimization.gradient()),
                typed(optimization.learningRate()),
                typed(optimization.step()),
                optimization.slots().stream().map(weights).toList()));
    List<Object> options = Records.values((Record) optimization.optimizer());
    int first = arguments.size();
    arguments.addAll(options.subList(1, options.size()));
    if (optimization.momentum() != null) {
      arguments.set(first + optimization.momentumIndex(), typed(optimization.momentum()));
    }
    graph.apply((Op) Records.call(optimization.method(), arguments));
  }

  private <T extends TType> void assign(Weight<T> weight, Tensor value) {
    graph.assign(weight, typed(value).asOutput().expect(weight.dtype()));
  }

  @SuppressWarnings("unchecked") // optimizers move numbers only
  private <T extends TNumber> void average(Weight<?> average, Tensor share) {
    Weight<T> numbers = (Weight<T>) average;
    graph.average(numbers, typed(share).asOutput().expect(numbers.dtype()));
  }

  private <T extends TType> void gather(Weight<T> weight, Tensor value) {
    graph.gather(weight, typed(value).asOutput().expect(weight.dtype()));
  }

  private Operand<? extends TType> typed(Tensor tensor) {
    Operand<?> operand = built.get(tensor);
    if (operand == null) {
      throw new IllegalStateException(
          function.name() + " uses " + tensor.node() + ", which is not among its nodes");
    }
    return operand.asOutput().expect(Types.of(tensor.dtype()));
  }
}
