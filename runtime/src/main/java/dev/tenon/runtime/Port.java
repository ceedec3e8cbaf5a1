package dev.tenon.runtime;

import dev.tenon.DType;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.family.TType;

/**
 * An input or output of a function.
 *
 * @param dtype of its numbers
 * @param shape its sizes; -1 for those that each call decides, such as how many examples there are
 * @param op the TensorFlow operation that makes it, such as {@code Softmax}
 */
public record Port(DType dtype, Shape shape, String op) {
  static Port of(Operand<? extends TType> operand) {
    return new Port(Types.of(operand.type()), operand.shape(), operand.op().type());
  }

  /** Whether {@code value} may be fed here. */
  public boolean takes(Value value) {
    return dtype == value.dtype() && shape.isCompatibleWith(value.shape());
  }

  /**
   * Checks what is fed.
   *
   * @param name of the input
   * @throws IllegalArgumentException if {@code value} has another type or other sizes
   */
  void check(String name, Value value) {
    if (!takes(value)) {
      throw new IllegalArgumentException(
          "%s is %s, expected %s %s with -1 for any size".formatted(name, value, dtype, shape));
    }
  }

  /** {@code "uint8 [-1, 28, 28, 1]"}. */
  @Override
  public String toString() {
    return dtype + " " + shape;
  }
}
