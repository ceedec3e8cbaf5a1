package dev.tenon.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.family.TType;

/** A finished function of a {@link ModelGraph}. */
public final class GraphFunction {
  private final String name;
  private final Map<String, Operand<? extends TType>> inputs;
  private final List<SameSize> sameSizes;
  private final Map<String, Operand<? extends TType>> outputs;
  private final Map<Weight<?>, Operand<? extends TType>> reads;
  private final Op update;

  /** Two axes of inputs that are of one size. */
  record SameSize(String size, String first, int firstAxis, String input, int axis) {}

  GraphFunction(
      String name,
      Map<String, Operand<? extends TType>> inputs,
      List<SameSize> sameSizes,
      Map<String, Operand<? extends TType>> outputs,
      Map<Weight<?>, Operand<? extends TType>> reads,
      Op update) {
    this.name = name;
    this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    this.sameSizes = List.copyOf(sameSizes);
    this.outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    this.reads = Collections.unmodifiableMap(new LinkedHashMap<>(reads));
    this.update = update;
  }

  /** Its name, such as {@code train}. */
  public String name() {
    return name;
  }

  /** What is fed, by name, in order. */
  public Map<String, Operand<? extends TType>> inputs() {
    return inputs;
  }

  /**
   * Checks that sizes of one name are equal.
   *
   * @throws IllegalArgumentException if two are not
   */
  void checkSizes(Map<String, Value> values) {
    for (SameSize same : sameSizes) {
      long first = values.get(same.first()).shape().get(same.firstAxis());
      long size = values.get(same.input()).shape().get(same.axis());
      if (first != size) {
        throw new IllegalArgumentException(
            "%s is %d in axis %d of %s, but %d in axis %d of %s; it must be one size"
                .formatted(
                    same.size(),
                    first,
                    same.firstAxis(),
                    same.first(),
                    size,
                    same.axis(),
                    same.input()));
      }
    }
  }

  /** What can be fetched, by name, in order. */
  public Map<String, Operand<? extends TType>> outputs() {
    return outputs;
  }

  /** The values of variables that it starts from; a test may feed them. */
  Map<Weight<?>, Operand<? extends TType>> reads() {
    return reads;
  }

  /** What to run so that its variables change; empty where none does. */
  public Optional<Op> update() {
    return Optional.ofNullable(update);
  }
}
