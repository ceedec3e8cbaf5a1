package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Init;
import dev.tenon.Type;
import dev.tenon.WeightAverage;
import java.util.List;

/**
 * A tensor that outlives a step: a parameter, which training changes, or a state, which the model
 * assigns itself.
 *
 * <p>Compared by identity. Its name follows from who owns it and is settled once everything that
 * uses it has been traced.
 */
public final class Variable {
  /** What a variable is for. */
  public enum Role {
    /** A trained weight that weight decay applies to. */
    KERNEL,
    /** Any other trained weight. */
    PARAMETER,
    /** Not trained; the model assigns it. */
    STATE,
    /** What an optimizer remembers about a parameter, and the progress of training. */
    SLOT
  }

  /** Seed of the run, {@code int64}; random primitives start from it. */
  public static final Variable SEED = progress("seed", DType.INT64);

  /** Number of training steps done, {@code int64}. */
  public static final Variable STEP = progress("step", DType.INT64);

  /** How many steps an optimizer took where {@link #STEP} counts batches, {@code int64}. */
  public static final Variable UPDATES = progress("updates", DType.INT64);

  /** How many batches have been gathered for the step to come, {@code int64}. */
  public static final Variable GATHERED = progress("gathered", DType.INT64);

  /** The learning rate of the next step, {@code float32}. */
  public static final Variable LEARNING_RATE = progress("learning_rate", DType.FLOAT32);

  /** The momentum of the next step where a schedule changes it, {@code float32}. */
  public static final Variable MOMENTUM = progress("momentum", DType.FLOAT32);

  private final String local;
  private final Type type;
  private final Init init;
  private final Role role;
  private final Origin origin;
  private String name;
  private List<String> formerly = List.of();
  private Origin placed = Origin.NONE;
  private boolean frozen;
  private Variable averaged;

  Variable(String local, Type type, Init init, Role role, Origin origin) {
    this.local = local;
    this.type = type;
    this.init = init;
    this.role = role;
    this.origin = origin;
  }

  private static Variable progress(String name, DType dtype) {
    return named("training/" + name, new Type(dtype, Dims.SCALAR), Init.ZEROS, Role.SLOT);
  }

  /** A variable that no layer owns, with its full name. */
  public static Variable named(String name, Type type, Init init, Role role) {
    Variable variable = new Variable(name, type, init, role, Origin.NONE);
    variable.name = name;
    return variable;
  }

  /** The running average of {@code weight}, which has its full name: see {@link WeightAverage}. */
  static Variable averageOf(Variable weight) {
    Variable average =
        named(weight.name() + "/average", weight.type(), weight.init(), Role.SLOT)
            .formerlyAs(weight);
    average.averaged = weight;
    return average;
  }

  /** The weight whose running average this is; null where it is none. */
  public Variable averaged() {
    return averaged;
  }

  /** Full name, such as {@code conv1/kernel}. */
  public String name() {
    if (name == null) {
      throw new IllegalStateException("variable " + local + " has no full name yet");
    }
    return name;
  }

  void name(String fullName) {
    name = fullName;
  }

  /** Full names under which it may have been saved before, in the order in which to look. */
  public List<String> formerly() {
    return formerly;
  }

  void formerly(List<String> names) {
    formerly = names;
  }

  /** The same variable, which may have been saved under the names of {@code other}. */
  Variable formerlyAs(Variable other) {
    String suffix = name().substring(other.name().length());
    formerly = other.formerly().stream().map(before -> before + suffix).toList();
    return this;
  }

  /** Where the layer that owns it stands; where it was first asked for, if that is unknown. */
  public Origin placed() {
    return placed.equals(Origin.NONE) ? origin : placed;
  }

  void placed(Origin place) {
    placed = place;
  }

  /** Name inside its owner, such as {@code kernel}. */
  public String local() {
    return local;
  }

  /** Its dtype and sizes, all of them known. */
  public Type type() {
    return type;
  }

  /** Its value before training. */
  public Init init() {
    return init;
  }

  /** What it is for. */
  public Role role() {
    return role;
  }

  /** Whether it is a weight that layers learn, frozen or not. */
  public boolean learned() {
    return role == Role.KERNEL || role == Role.PARAMETER;
  }

  /** Whether training changes it. */
  public boolean trainable() {
    return learned() && !frozen;
  }

  void freeze() {
    frozen = true;
  }

  /** Where it was first asked for. */
  public Origin origin() {
    return origin;
  }

  /** How many numbers it holds. */
  public long count() {
    return type.dims().count().known();
  }

  @Override
  public String toString() {
    return (name == null ? local : name) + " " + type;
  }
}
