package dev.tenon.ir.mend;

import dev.tenon.Dim;
import dev.tenon.Padding;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Layers that differ from a written one in one option. */
final class Variations {
  private Variations() {}

  /** How far from all else what nobody wrote is. */
  private static final int UNLIKELY = 10;

  /** What is tried where nothing is written. */
  private static final List<Integer> FORGOTTEN = List.of(1, 2, 3);

  /** Other values for one option, the likeliest first. */
  static List<Remedy.Write> of(Object layer, Dim actual, Dim wanted) {
    List<Remedy.Write> variations = new ArrayList<>();
    for (String option : LayerOptions.options(layer)) {
      Object value = LayerOptions.value(layer, option);
      if (value instanceof Integer number) {
        numbers(number, actual, wanted)
            .forEach(other -> variations.add(new Remedy.Write(option, other)));
      } else if (List.of().equals(value) && LayerOptions.takesNumbers(layer, option)) {
        FORGOTTEN.forEach(other -> variations.add(new Remedy.Write(option, List.of(other))));
      } else if (value instanceof List<?> list
          && !list.isEmpty()
          && list.get(0) instanceof Integer number
          && list.stream().distinct().count() == 1) {
        numbers(number, actual, wanted).stream()
            .filter(other -> other > 1 || !option.equals("value")) // a window of 1 does nothing
            .forEach(other -> variations.add(new Remedy.Write(option, List.of(other))));
      } else if (value instanceof Padding padding) {
        variations.add(
            new Remedy.Write(option, padding == Padding.SAME ? Padding.VALID : Padding.SAME));
      }
    }
    // a stated width is said for a reason; an option that is that size, or near, was meant
    variations.sort(Comparator.comparingLong(write -> distance(layer, write, actual)));
    return variations;
  }

  private static long distance(Object layer, Remedy.Write write, Dim actual) {
    return isThat(layer, write, actual) ? 0 : size(layer, write);
  }

  /** Whether {@code write} changes an option that is {@code size} now. */
  static boolean isThat(Object layer, Remedy.Write write, Dim size) {
    Object now = LayerOptions.value(layer, write.option());
    return now instanceof Integer number && size.isKnown() && number == size.known();
  }

  /** By how much {@code write} differs from what is written. */
  static long size(Object layer, Remedy.Write write) {
    Object now = LayerOptions.value(layer, write.option());
    if (now instanceof Integer number) {
      return 1 + Math.abs((long) number - (Integer) write.value());
    }
    if (now instanceof List<?> list) {
      long other = (Integer) ((List<?>) write.value()).get(0);
      if (list.isEmpty()) {
        return UNLIKELY + other;
      }
      long number = (Integer) list.get(0);
      return number == 2 * other ? 2 : 1 + Math.abs(number - other); // twice too much is likely
    }
    return write.value() == Padding.SAME ? 1 : 3; // the usual one
  }

  private static Set<Integer> numbers(int number, Dim actual, Dim wanted) {
    Set<Integer> numbers = new LinkedHashSet<>();
    if (actual.isKnown() && wanted.isKnown() && wanted.known() <= Integer.MAX_VALUE) {
      numbers.add((int) wanted.known());
      numbers.add((int) Math.min(Integer.MAX_VALUE, number + wanted.known() - actual.known()));
    }
    for (int other : new int[] {number - 1, number + 1, number - 2, number + 2, 1, 2, 3}) {
      numbers.add(other);
    }
    if (number <= Integer.MAX_VALUE / 2) {
      numbers.add(number * 2);
    }
    if (number % 2 == 0) {
      numbers.add(number / 2);
    }
    numbers.remove(number);
    numbers.removeIf(other -> other < 0);
    return numbers;
  }
}
