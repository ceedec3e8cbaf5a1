package dev.tenon;

import dev.tenon.ir.Node;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.fluent.Deferred;

/**
 * A trained tensor that a model or layer holds in a field. Used twice it is one tensor: the uses
 * are tied.
 *
 * <p>Made by {@link Tenon#parameter(String, Init)}.
 */
public class Parameter extends Tensor {
  private final StoredSizes sizes;
  private final Init init;
  private final Origin origin;

  Parameter(StoredSizes sizes, Init init) {
    this.sizes = sizes;
    this.init = init;
    this.origin = Places.here();
  }

  /** What it is, in a model that computes in {@code floatType}. */
  public Type type(DType floatType) {
    return sizes.type(floatType);
  }

  /** Its sizes as they are written, or were probably meant to be. */
  public String sizes() {
    return sizes.text();
  }

  /** What is wrong with its sizes; null for nothing. */
  public Deferred mistake() {
    return sizes.mistake();
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
    return sizes.toString();
  }
}
