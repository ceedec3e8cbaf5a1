package dev.tenon.ir;

import dev.tenon.Dims;
import dev.tenon.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An axis of an input of a primitive.
 *
 * @param input which input, from 0
 * @param axis which of its axes, from 0
 */
public record Axis(int input, int axis) {
  /** {@code axis}, counted from the first, of each of {@code inputs}. */
  public static List<Axis> of(int axis, int... inputs) {
    return Arrays.stream(inputs).mapToObj(input -> new Axis(input, axis)).toList();
  }

  /**
   * The axes that meet {@code axis} of {@code output} when all are counted from the last one, as in
   * broadcasting; an axis of 1 that was stretched decides on nothing.
   */
  static List<Axis> alike(List<Type> inputs, Dims output, int axis) {
    List<Axis> axes = new ArrayList<>();
    boolean one = isOne(output, axis);
    for (int input = 0; input < inputs.size(); input++) {
      Dims dims = inputs.get(input).dims();
      int same = axis - output.rank() + dims.rank();
      if (same >= 0 && (one || !isOne(dims, same))) {
        axes.add(new Axis(input, same));
      }
    }
    return axes;
  }

  private static boolean isOne(Dims dims, int axis) {
    return dims.dim(axis).isKnown() && dims.known(axis) == 1;
  }
}
