package dev.tenon;

import dev.tenon.ir.mend.Want;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Orders of the axes of a tensor, and what was meant by a list that is none. */
final class AxisOrders {
  private AxisOrders() {}

  /** {@code rank} axes that stay where they are. */
  static List<Integer> inOrder(int rank) {
    return IntStream.range(0, rank).boxed().toList();
  }

  /** {@code order} with its last two axes swapped. */
  static List<Integer> swapped(List<Integer> order) {
    List<Integer> swapped = new ArrayList<>(order);
    Collections.swap(swapped, order.size() - 2, order.size() - 1);
    return swapped;
  }

  /** Whether {@code axes} names each of {@code rank} axes once. */
  static boolean isOrder(List<Integer> axes, int rank) {
    return axes.stream().sorted().toList().equals(inOrder(rank));
  }

  /** That {@code written} is no order of the axes of {@code x}. */
  static Problem misordered(Tensor x, List<Integer> written) {
    Problem problem =
        Problem.of(
                "TransposeAxes",
                "has the order %s, but its input [%s] has the axes 0 to %d",
                written,
                x.dims(),
                x.dims().rank() - 1)
            .becauseRank(x);
    return written.size() != x.dims().rank() && isOrder(written, written.size())
        ? problem.wants(new Want.Ordered(x, written))
        : problem;
  }

  /**
   * The orders of {@code rank} axes that {@code axes} was perhaps meant to be. They agree with it
   * as far as it is one: an axis that is missing stands where one is named that is not there or is
   * named elsewhere, too, or at an end, and a lone one anywhere. Likeliest is what leaves the batch
   * first, and then what moves the fewest.
   */
  static List<List<Integer>> completed(List<Integer> axes, int rank) {
    List<Integer> fromTheStart = filled(axes, rank);
    List<Integer> fromTheEnd = reversed(filled(reversed(axes), rank));
    return Stream.concat(Stream.of(fromTheStart, fromTheEnd), inserted(axes, rank))
        .flatMap(AxisOrders::moving)
        .distinct()
        .sorted(Comparator.comparingInt(AxisOrders::unlikelihood))
        .toList();
  }

  /** What is missing stands in place of what is not there or was named before, or at the end. */
  private static List<Integer> filled(List<Integer> axes, int rank) {
    List<Integer> missing = new ArrayList<>(inOrder(rank));
    missing.removeAll(axes);
    List<Integer> order = new ArrayList<>();
    for (int axis : axes) {
      boolean fits = 0 <= axis && axis < rank && !order.contains(axis);
      if (fits || !missing.isEmpty()) {
        order.add(fits ? axis : missing.remove(0));
      }
    }
    order.addAll(missing);
    return order;
  }

  /** The one axis that is missing at each place. */
  private static Stream<List<Integer>> inserted(List<Integer> axes, int rank) {
    List<Integer> missing = new ArrayList<>(inOrder(rank));
    missing.removeAll(axes);
    if (missing.size() != 1 || axes.size() != rank - 1) {
      return Stream.of();
    }
    return IntStream.range(0, rank)
        .mapToObj(
            at -> {
              List<Integer> order = new ArrayList<>(axes);
              order.add(at, missing.get(0));
              return order;
            });
  }

  private static List<Integer> reversed(List<Integer> axes) {
    List<Integer> reversed = new ArrayList<>(axes);
    Collections.reverse(reversed);
    return reversed;
  }

  /** {@code order}, or one that swaps the last two axes where it moves none; of two axes, both. */
  private static Stream<List<Integer>> moving(List<Integer> order) {
    boolean still = order.size() > 1 && order.equals(inOrder(order.size()));
    return !still
        ? Stream.of(order)
        : order.size() == 2 ? Stream.of(swapped(order), order) : Stream.of(swapped(order));
  }

  private static int unlikelihood(List<Integer> order) {
    int moved =
        (int) IntStream.range(0, order.size()).filter(axis -> order.get(axis) != axis).count();
    if (moved == 0) {
      return 2 * order.size() + 1;
    }
    return order.get(0) == 0 ? moved : order.size() + moved;
  }
}
