package dev.tenon.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.train.Restore;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/**
 * The part of a graph that writes and reads checkpoints (TensorFlow's V2 bundles).
 *
 * <p>The names are those that {@code Session.save}, {@code Session.restore} and the exporter of
 * saved models look for; without them they would leave resource variables out, silently.
 */
final class Saver {
  private final Map<Weight<?>, Operand<? extends TType>> values;

  private Saver(Map<Weight<?>, Operand<? extends TType>> values) {
    this.values = values;
  }

  static Saver build(Ops scope, Collection<Weight<?>> weights) {
    Map<Weight<?>, Operand<? extends TType>> values = new LinkedHashMap<>();
    List<Class<? extends TType>> dtypes = new ArrayList<>();
    for (Weight<?> weight : weights) {
      values.put(weight, scope.readVariableOp(weight.handle(), weight.dtype()));
      dtypes.add(weight.dtype());
    }
    if (weights.isEmpty()) {
      return new Saver(values);
    }
    Operand<TString> file =
        scope.withName("filename").placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    String[] names = weights.stream().map(Weight::name).toArray(String[]::new);
    String[] wholes = names.clone();
    java.util.Arrays.fill(wholes, "");
    Operand<TString> variables = scope.constant(StdArrays.ndCopyOf(names));
    Operand<TString> slices = scope.constant(StdArrays.ndCopyOf(wholes));
    Op save = scope.train.save(file, variables, slices, new ArrayList<Operand<?>>(values.values()));
    scope.withControlDependencies(List.of(save)).withName("control_dependency").identity(file);
    Restore restored = scope.train.restore(file, variables, slices, dtypes);
    List<Op> assigned = new ArrayList<>();
    int index = 0;
    for (Weight<?> weight : weights) {
      Operand<? extends TType> value =
          restored.tensors().get(index++).asOutput().expect(weight.dtype());
      assigned.add(scope.assignVariableOp(weight.handle(), value));
    }
    scope.withControlDependencies(assigned).withName("restore_all").noOp();
    return new Saver(values);
  }

  /** The present value of {@code weight}, to be fetched. */
  Operand<? extends TType> value(Weight<?> weight) {
    return values.get(weight);
  }
}
