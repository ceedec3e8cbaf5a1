package dev.tenon.ir;

/** The part of a function that a node belongs to. */
public enum Phase {
  /** What the model says. */
  FORWARD,
  /** Gradients of the objective. */
  BACKWARD,
  /** New values of variables. */
  UPDATE
}
