package dev.tenon.runtime;

import java.util.ArrayList;
import java.util.Arrays;
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
 *
 * @param values the present values, to be fetched
 * @param file where the path of the checkpoint is fed
 * @param save writes the checkpoint
 * @param names of the values in the checkpoint that is read, in the order of {@code values}: those
 *     of the variables, unless others are fed
 * @param newValues what {@code assigns} assign: that of a checkpoint, or whatever is fed
 * @param assigns each gives one variable another value
 * @param restore reads the checkpoint
 */
record Saver(
    Map<Weight<?>, Operand<? extends TType>> values,
    Operand<TString> file,
    Op save,
    Operand<TString> names,
    Map<Weight<?>, Operand<? extends TType>> newValues,
    Map<Weight<?>, Op> assigns,
    Op restore) {

  static Saver build(Ops scope, Collection<Weight<?>> weights) {
    Map<Weight<?>, Operand<? extends TType>> values = new LinkedHashMap<>();
    List<Class<? extends TType>> dtypes = new ArrayList<>();
    for (Weight<?> weight : weights) {
      values.put(weight, scope.readVariableOp(weight.handle(), weight.dtype()));
      dtypes.add(weight.dtype());
    }
    Operand<TString> file =
        scope.withName("filename").placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    String[] names = weights.stream().map(Weight::name).toArray(String[]::new);
    String[] wholes = new String[names.length];
    Arrays.fill(wholes, "");
    Operand<TString> variables = scope.constant(StdArrays.ndCopyOf(names));
    Operand<TString> slices = scope.constant(StdArrays.ndCopyOf(wholes));

    Op written =
        scope.train.save(file, variables, slices, new ArrayList<Operand<?>>(values.values()));
    Op save =
        scope
            .withControlDependencies(List.of(written))
            .withName("control_dependency")
            .identity(file);

    Operand<TString> wanted =
        scope.withName("names").placeholderWithDefault(variables, Shape.of(names.length));
    Restore restored = scope.train.restore(file, wanted, slices, dtypes);
    Map<Weight<?>, Operand<? extends TType>> newValues = new LinkedHashMap<>();
    Map<Weight<?>, Op> assigns = new LinkedHashMap<>();
    for (Weight<?> weight : weights) {
      Operand<? extends TType> value =
          restored.tensors().get(assigns.size()).asOutput().expect(weight.dtype());
      newValues.put(weight, value);
      assigns.put(weight, scope.assignVariableOp(weight.handle(), value));
    }
    Op restore = scope.withControlDependencies(assigns.values()).withName("restore_all").noOp();
    return new Saver(values, file, save, wanted, newValues, assigns, restore);
  }
}
