package dev.tenon.ir;

import dev.tenon.Tensor;

/**
 * What is being traced: a layer placed somewhere.
 *
 * @param scope path under which its nodes are named
 * @param owner who owns the variables that are asked for, or null
 * @param origin the source token at fault if something does not fit
 * @param users whether the user's own code runs, so that each call has a place of its own
 * @param input what the layer is applied to, or null
 */
public record Frame(
    String scope, Variables.Owner owner, Origin origin, boolean users, Tensor input) {
  /** A frame in which Tenon's code runs. */
  public Frame(String scope, Variables.Owner owner, Origin origin) {
    this(scope, owner, origin, false, null);
  }

  /** A frame in which the user's own code runs. */
  public static Frame ofUser() {
    return new Frame("", null, Origin.NONE, true, null);
  }
}
