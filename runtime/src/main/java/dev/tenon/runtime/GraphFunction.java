package dev.tenon.runtime;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.types.family.TType;

/** A finished function of a {@link ModelGraph}. */
public final class GraphFunction {
  private final String name;
  private final Map<String, Operand<? extends TType>> inputs;
  private final SizeChecks sizes;
  private final Map<String, Operand<? extends TType>> outputs;
  private final Map<Weight<?>, Operand<? extends TType>> reads;
  private final List<Operand<? extends TType>> checked;
  private final Op update;
  private final Op gather;

  GraphFunction(
      String name,
      Map<String, Operand<? extends TType>> inputs,
      SizeChecks sizes,
      Map<String, Operand<? extends TType>> outputs,
      Map<Weight<?>, Operand<? extends TType>> reads,
      List<Operand<? extends TType>> checked,
      Op update,
      Op gather) {
    this.name = name;
    this.inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    this.sizes = sizes;
    this.outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    this.reads = Collections.unmodifiableMap(new LinkedHashMap<>(reads));
    this.checked = List.copyOf(checked);
    this.update = update;
    this.gather = gather;
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
   * Checks the sizes of what is fed.
   *
   * @throws IllegalArgumentException if one is not as the model needs it
   */
  void checkSizes(Map<String, Shape> shapes) {
    sizes.check(shapes);
  }

  /** What a saved model says of it, which gives {@code names}. */
  ModelCard.Names card(Collection<String> names) {
    return sizes.of(List.copyOf(inputs.keySet()), List.copyOf(names));
  }

  /** What can be fetched, by name, in order. */
  public Map<String, Operand<? extends TType>> outputs() {
    return outputs;
  }

  /** The values of variables that it starts from; a test may feed them. */
  Map<Weight<?>, Operand<? extends TType>> reads() {
    return reads;
  }

  /** What has to be finite so that it changes variables. */
  List<Operand<? extends TType>> checked() {
    return checked;
  }

  /** What to run so that its variables change; empty where none does. */
  public Optional<Op> update() {
    return Optional.ofNullable(update);
  }

  /** What to run instead so that gradients are only gathered; empty where that is not possible. */
  Optional<Op> gather() {
    return Optional.ofNullable(gather);
  }
}
