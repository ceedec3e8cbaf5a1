package dev.tenon.ir.lint;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Transpose;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An order of axes, for a transpose.
 *
 * @param axes axis {@code i} of the result is axis {@code axes.get(i)} of what is transposed; empty
 *     where there is none
 */
record Order(List<Integer> axes) {
  /** The order of {@code rank} axes that moves least and that {@code wanted} takes. */
  static Order first(int rank, Predicate<Order> wanted) {
    List<Order> orders = new ArrayList<>();
    collect(rank, new ArrayList<>(), orders);
    return orders.stream()
        .filter(wanted)
        .min(Comparator.comparingInt(Order::inversions))
        .orElse(new Order(List.of()));
  }

  private static void collect(int rank, List<Integer> start, List<Order> orders) {
    if (start.size() == rank) {
      orders.add(new Order(List.copyOf(start)));
    }
    for (int axis = 0; axis < rank; axis++) {
      if (!start.contains(axis)) {
        start.add(axis);
        collect(rank, start, orders);
        start.remove(start.size() - 1);
      }
    }
  }

  boolean isEmpty() {
    return axes.isEmpty();
  }

  /** How many pairs of axes change places. */
  int inversions() {
    int inversions = 0;
    for (int i = 0; i < axes.size(); i++) {
      for (int j = i + 1; j < axes.size(); j++) {
        inversions += axes.get(i) > axes.get(j) ? 1 : 0;
      }
    }
    return inversions;
  }

  /** The sizes of which this makes {@code dims}. */
  Dims undo(Dims dims) {
    Dim[] sizes = new Dim[axes.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[axes.get(i)] = dims.dim(i);
    }
    return Dims.of(Arrays.asList(sizes));
  }

  /** The layer that does it. */
  Remedy.Added transpose() {
    return new Remedy.Added(Transpose.class, List.of(axes));
  }

  /** What to type. */
  String call() {
    return axes.stream().map(String::valueOf).collect(Collectors.joining(", ", "transpose(", ")"));
  }
}
