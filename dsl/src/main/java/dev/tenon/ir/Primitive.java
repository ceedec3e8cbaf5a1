package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Tensor;
import dev.tenon.Type;
import java.util.List;
import java.util.Optional;

/**
 * One operation of the graph: a record whose components are its attributes.
 *
 * <p>A primitive knows what type it gives and what its gradient is; the runtime has one static
 * method of the same name ({@link #method()}) that builds it from TensorFlow ops. Attributes are of
 * these types only: {@code int}, {@code long}, {@code double}, {@code boolean}, {@code String},
 * enums, {@link DType}, {@link dev.tenon.Dims}, and lists of these.
 */
public interface Primitive {
  /**
   * The types of the outputs, in the order of {@link #outputs()}.
   *
   * @throws dev.tenon.Problem if the inputs do not fit
   */
  List<Type> infer(List<Type> inputs);

  /**
   * What the first output was probably meant to be where the inputs do not fit, and no correction
   * of them is known: as the first input, if nothing else is said.
   */
  default Type meant(List<Type> inputs) {
    return inputs.get(0);
  }

  /**
   * The gradients towards the inputs of {@code node}, given those towards its outputs.
   *
   * <p>Written in primitives. The default differentiates {@link #expand}; a primitive that has
   * neither raises a problem.
   *
   * @param upstreams one entry an output, null where nothing depends on it
   * @return one entry an input, null where nothing flows back (integers, masks)
   */
  default List<Tensor> gradient(Node node, List<Tensor> upstreams) {
    return Gradients.ofExpansion(node, upstreams);
  }

  /** The same computation in more basic primitives; empty for a basic one. */
  default Optional<List<Tensor>> expand(List<Tensor> inputs) {
    return Optional.empty();
  }

  /**
   * The axes of the inputs that decide on the size, and the meaning, of one axis of an output; none
   * where an attribute decides alone.
   *
   * <p>The default is that of elementwise operations and of windows over an image: each axis comes
   * from the same one, counted from the last.
   *
   * @param output index of the output
   * @param axis which of its axes, from 0
   */
  default List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
    return Axis.alike(inputs, outputs.get(output).dims(), axis);
  }

  /**
   * The outputs for inputs of which some are masked, with the masks that they then have.
   *
   * <p>The default is for whatever mixes positions in its own way: it leaves the masks behind and
   * warns. {@link Masks} has what others need.
   */
  default List<Tensor> masked(List<Tensor> inputs) {
    return Masks.dropped(this, inputs);
  }

  /** Names of the outputs. */
  default List<String> outputs() {
    return List.of("output");
  }

  /**
   * Whether TensorFlow has a kernel for this floating type on every device; else it is expanded.
   */
  default boolean computes(DType dtype) {
    return true;
  }

  /**
   * Operations on numbers: each addition, multiplication, division, comparison and each value of a
   * function such as {@code exp} is one, so that a multiplication and an addition are two.
   *
   * <p>A sum, product or maximum of n numbers is n. What only moves, makes or converts numbers, and
   * logic, is nothing: the default. Windows over an edge are counted as if they lay inside.
   */
  default Dim flops(List<Type> inputs, List<Type> outputs) {
    return Dim.of(0);
  }

  /** Whether the output is the memory of the first input, which is only looked at otherwise. */
  default boolean isView() {
    return false;
  }

  /** What users call that applies it. */
  default String called() {
    return method();
  }

  /** Name of the method that builds it: the record's name with a small first letter. */
  default String method() {
    String name = getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
