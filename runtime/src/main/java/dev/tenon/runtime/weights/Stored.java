package dev.tenon.runtime.weights;

import dev.tenon.DType;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.tensorflow.ndarray.Shape;

/**
 * The type of a tensor in a file, or in a model.
 *
 * @param text what the file calls the type of its numbers, such as {@code F32} or {@code <f4}
 * @param dtype the same here; null where no model holds such numbers
 * @param shape its sizes
 */
public record Stored(String text, DType dtype, Shape shape) {
  /** Of a model: numbers of {@code dtype}. */
  public static Stored of(DType dtype, Shape shape) {
    return new Stored(dtype.text(), dtype, shape);
  }

  /** {@code "float32 3 3 1 32"}. */
  @Override
  public String toString() {
    String sizes =
        Arrays.stream(shape.asArray()).mapToObj(Long::toString).collect(Collectors.joining(" "));
    return ((dtype == null ? text : dtype.text()) + " " + (sizes.isEmpty() ? "scalar" : sizes));
  }
}
