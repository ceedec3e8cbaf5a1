package dev.tenon.runtime;

import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.family.TType;

/**
 * A variable of a {@link ModelGraph}: a resource that keeps its value from one run of the session
 * to the next.
 *
 * @param <T> type of its elements
 */
public final class Weight<T extends TType> {
  private final String name;
  private final Class<T> dtype;
  private final Shape shape;
  private final boolean trained;
  private final Operand<? extends TType> handle;
  private List<String> formerly = List.of();
  private Weight<T> average; // null for none
  private Weight<T> averaged; // null where this is no average

  Weight(
      String name, Class<T> dtype, Shape shape, boolean trained, Operand<? extends TType> handle) {
    this.name = name;
    this.dtype = dtype;
    this.shape = shape;
    this.trained = trained;
    this.handle = handle;
  }

  /** Full name, such as {@code conv1/kernel}; the same in checkpoints. */
  public String name() {
    return name;
  }

  /**
   * The same variable, which checkpoints may have under one of {@code names}; looked for in order,
   * before its present name.
   */
  public Weight<T> formerly(String... names) {
    formerly = List.of(names);
    return this;
  }

  /**
   * Its name in a checkpoint that has variables called {@code saved}. An average that is not there
   * begins with the weight.
   */
  String inCheckpoint(Set<String> saved) {
    // former names first: by its present one may go what another layer was then
    String own = formerly.stream().filter(saved::contains).findFirst().orElse(name);
    return averaged == null || saved.contains(own) ? own : averaged.inCheckpoint(saved);
  }

  /** Whether this is an average that a checkpoint with variables called {@code saved} lacks. */
  boolean beginsAnew(Set<String> saved) {
    return averaged != null && inCheckpoint(saved).equals(averaged.inCheckpoint(saved));
  }

  /** A variable for the average of this one. */
  Weight<T> averagedBy(Weight<T> variable) {
    average = variable;
    variable.averaged = this;
    variable.formerly = formerly.stream().map(Weight::average).toList();
    return variable;
  }

  /** What the average of the variable called {@code name} is called. */
  static String average(String name) {
    return name + "/average";
  }

  /** The variable whose average this is; null where it is none. */
  Weight<T> averaged() {
    return averaged;
  }

  /** What a model answers with: the average of this, or this where it has none. */
  Weight<T> answering() {
    return average == null ? this : average;
  }

  /** Type of its elements. */
  public Class<T> dtype() {
    return dtype;
  }

  /** Its sizes, all known. */
  public Shape shape() {
    return shape;
  }

  /** Whether an optimizer moves it. */
  public boolean trained() {
    return trained;
  }

  /** The resource, as {@code ResourceApply*} and {@code AssignVariableOp} take it. */
  Operand<? extends TType> handle() {
    return handle;
  }

  @Override
  public String toString() {
    return name + " " + Types.of(dtype) + " " + shape;
  }
}
