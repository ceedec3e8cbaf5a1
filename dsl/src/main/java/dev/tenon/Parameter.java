package dev.tenon;

import dev.tenon.ir.Node;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;

/**
 * A trained tensor that a model or layer holds in a field. Used twice it is one tensor: the uses
 * are tied.
 *
 * <p>Made by {@link Tenon#parameter(String, Init)}.
 */
public class Parameter extends Tensor {
  private final Type type;
  private final boolean stated;
  private final Init init;
  private final Origin origin;

  Parameter(Type type, boolean stated, Init init) {
    this.type = type;
    this.stated = stated;
    this.init = init;
    this.origin = Places.here();
  }

  /** What it is, in a model that computes in {@code floatType}. */
  public Type type(DType floatType) {
    return stated ? type : type.with(floatType);
  }

  /** Its value before training. */
  public Init init() {
    return init;
  }

  /** Where it was made. */
  public Origin origin() {
    return origin;
  }

  /** What it is for. */
  public Variable.Role role() {
    return Variable.Role.PARAMETER;
  }

  @Override
  public final Node node() {
    return Trace.current().read(this).node();
  }

  @Override
  public final boolean equals(Object other) {
    return this == other;
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public final String toString() {
    return type.toString();
  }
}
