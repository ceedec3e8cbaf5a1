package dev.tenon.runtime.weights;

import dev.tenon.Problem;
import dev.tenon.ir.AxisText;
import dev.tenon.runtime.Value;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.ndarray.Shape;

/**
 * Axes in another order, split and joined: {@code "o i h w -> h w i o"}, {@code "o (c h w) -> (h w
 * c) o"}. Names in brackets are one axis, the last one changing fastest; 1 is an axis of that size.
 *
 * @see <a href="https://einops.rocks/api/rearrange">einops, rearrange</a>
 */
final class Rearrangement {
  private final String text;
  private final List<List<String>> before;
  private final List<List<String>> after;
  private final Map<String, Integer> sizes;

  /**
   * The rearrangement that {@code text} states.
   *
   * @param sizes of axes that are split off; of each group all but one must be known
   * @throws IllegalArgumentException if it states none
   */
  Rearrangement(String text, Map<String, Integer> sizes) {
    this.text = text;
    this.sizes = Map.copyOf(sizes);
    AxisText axes;
    try {
      axes = AxisText.parse(text);
    } catch (Problem problem) {
      throw wrong(problem.getMessage());
    }
    if (axes.before().size() != 1) {
      throw wrong("names the axes of several arrays; it is of one");
    }
    before = axes.before().get(0);
    after = axes.after();
    Set<String> names = Set.copyOf(AxisText.names(before));
    if (!names.equals(Set.copyOf(AxisText.names(after)))) {
      throw wrong("must name each axis once before and once after \"->\"");
    }
    if (!names.containsAll(sizes.keySet())) {
      throw wrong("does not name all axes of %s".formatted(sizes));
    }
    for (List<String> group : before) {
      if (AxisText.names(List.of(group)).stream().filter(a -> !sizes.containsKey(a)).count() > 1) {
        throw wrong("leaves the sizes in %s open; state all but one".formatted(group));
      }
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("the rearrangement \"%s\" %s".formatted(text, what));
  }

  /** How many axes it takes. */
  int rank() {
    return before.size();
  }

  /** The sizes after it; empty where {@code shape} has other axes than it takes. */
  Optional<Shape> of(Shape shape) {
    Map<String, Long> known = sizes(shape);
    return known == null
        ? Optional.empty()
        : Optional.of(
            Shape.of(
                after.stream()
                    .mapToLong(
                        group -> group.stream().mapToLong(known::get).reduce(1, (a, b) -> a * b))
                    .toArray()));
  }

  /** The size of each axis by name; null where {@code shape} does not fit. */
  private Map<String, Long> sizes(Shape shape) {
    if (shape.numDimensions() != before.size()) {
      return null;
    }
    Map<String, Long> known = new HashMap<>(Map.of("1", 1L)); // an axis without a name
    sizes.forEach((axis, size) -> known.put(axis, (long) size));
    for (int i = 0; i < before.size(); i++) {
      long size = shape.get(i);
      long stated = 1;
      String open = null;
      for (String axis : before.get(i)) {
        if (known.containsKey(axis)) {
          stated *= known.get(axis);
        } else {
          open = axis;
        }
      }
      if (stated == 0 || size % stated != 0 || open == null && size != stated) {
        return null;
      }
      if (open != null) {
        known.put(open, size / stated);
      }
    }
    return known;
  }

  /** {@code value}, which has the axes that this takes, rearranged. */
  Value apply(Value value) {
    Map<String, Long> known = sizes(value.shape());
    List<String> from = AxisText.names(before);
    long[] split = from.stream().mapToLong(known::get).toArray();
    int[] order = AxisText.names(after).stream().mapToInt(from::indexOf).toArray();
    return permuted(value.reshaped(split), order)
        .reshaped(of(value.shape()).orElseThrow().asArray());
  }

  /** {@code value} with axis {@code order[i]} as its axis {@code i}. */
  static Value permuted(Value value, int... order) {
    long[] sizes = value.shape().asArray();
    long[] strides = new long[sizes.length];
    long stride = 1;
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= sizes[axis];
    }
    Shape shape = Shape.of(Arrays.stream(order).mapToLong(axis -> sizes[axis]).toArray());
    int each = value.dtype().bytes();
    ByteBuffer source = value.buffer();
    return Value.filled(
        value.dtype(),
        shape,
        target -> {
          long[] index = new long[order.length];
          byte[] number = new byte[each];
          for (int n = value.count(); n > 0; n--) {
            long place = 0;
            for (int i = 0; i < order.length; i++) {
              place += index[i] * strides[order[i]];
            }
            source.get((int) place * each, number);
            target.put(number);
            for (int i = order.length - 1; i >= 0 && ++index[i] == shape.get(i); i--) {
              index[i] = 0;
            }
          }
        });
  }

  @Override
  public String toString() {
    return text;
  }
}
