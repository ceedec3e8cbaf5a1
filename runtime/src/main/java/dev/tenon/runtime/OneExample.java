package dev.tenon.runtime;

import java.util.Arrays;
import java.util.Map;
import org.tensorflow.ndarray.Shape;

/** Checks single examples before they wait among others. */
final class OneExample {
  private OneExample() {}

  /**
   * Checks that {@code example} is one of what {@code function} takes batches of.
   *
   * @throws IllegalArgumentException if not
   */
  static void check(
      String model, String function, Map<String, Port> inputs, Map<String, Value> example) {
    if (!inputs.keySet().equals(example.keySet())) {
      throw new IllegalArgumentException(
          "%s of %s takes %s, not %s"
              .formatted(function, model, inputs.keySet(), example.keySet()));
    }
    inputs.forEach(
        (name, port) -> {
          if (port.shape().isUnknown()) {
            return;
          }
          long[] sizes = port.shape().asArray();
          if (sizes.length == 0 || sizes[0] >= 0) {
            throw new IllegalArgumentException(
                "%s of %s takes %s %s, which is no batch; call it with whole values"
                    .formatted(function, model, name, port));
          }
          Value value = example.get(name);
          Shape one = Shape.of(Arrays.copyOfRange(sizes, 1, sizes.length));
          if (port.dtype() != value.dtype() || !one.isCompatibleWith(value.shape())) {
            throw new IllegalArgumentException(
                "%s is %s, but one example is %s %s, without the axis of the batch"
                    .formatted(name, value, port.dtype(), one));
          }
        });
  }
}
