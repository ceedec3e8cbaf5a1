package dev.tenon.ir;

import dev.tenon.Tensor;
import dev.tenon.Type;
import java.util.List;
import java.util.stream.IntStream;

/** One application of a primitive. */
public final class Node {
  private final Trace trace;
  private final int id;
  private final Primitive primitive;
  private final List<Tensor> inputs;
  private final List<Type> types;
  private final Phase phase;
  private final String scope;
  private final Origin origin;
  private final String called;

  Node(
      Trace trace,
      int id,
      Primitive primitive,
      List<Tensor> inputs,
      List<Type> types,
      Phase phase,
      String scope,
      Origin origin,
      String called) {
    this.trace = trace;
    this.id = id;
    this.primitive = primitive;
    this.inputs = List.copyOf(inputs);
    this.types = List.copyOf(types);
    this.phase = phase;
    this.scope = scope;
    this.origin = origin;
    this.called = called;
  }

  /** The trace that it belongs to. */
  public Trace trace() {
    return trace;
  }

  /** Position in its trace; inputs have smaller ones. */
  public int id() {
    return id;
  }

  /** What it computes. */
  public Primitive primitive() {
    return primitive;
  }

  /** What it computes from. */
  public List<Tensor> inputs() {
    return inputs;
  }

  /** The input at {@code index}. */
  public Tensor input(int index) {
    return inputs.get(index);
  }

  /** The types of the outputs. */
  public List<Type> types() {
    return types;
  }

  /** The output at {@code index}. */
  public Tensor output(int index) {
    return new Tensor(this, index);
  }

  /** All outputs. */
  public List<Tensor> outputs() {
    return IntStream.range(0, types.size()).mapToObj(this::output).toList();
  }

  /** The part of the function that it belongs to. */
  public Phase phase() {
    return phase;
  }

  /** Path of the layer that made it, such as {@code conv1}; empty outside of layers. */
  public String scope() {
    return scope;
  }

  /** What a person calls it: the layer that made it, or the method that was called for it. */
  public String called() {
    return scope.isEmpty() ? called : scope;
  }

  /** The source token that made it. */
  public Origin origin() {
    return origin;
  }

  @Override
  public String toString() {
    return "%"
        + id
        + " = "
        + primitive
        + inputs.stream().map(t -> "%" + t.node().id()).toList()
        + " "
        + types;
  }
}
