package dev.tenon.ir.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenon.Dims;
import dev.tenon.ir.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a reshape makes of which axes, compared with where each element goes. */
class RegroupingTest {
  private final SplittableRandom random = new SplittableRandom(4);

  @Test
  void anAxisConsistsOfThoseAlongWhichAStepChangesThePlace() {
    for (int i = 0; i < 2000; i++) {
      List<Integer> from = factors();
      List<Integer> to = regrouped(from);
      for (int axis = 0; axis < to.size(); axis++) {
        if (to.get(axis) > 1) {
          String what = from + " to " + to + ", axis " + axis;
          assertEquals(byElements(from, to, axis), byRule(from, to, axis), what);
        }
      }
    }
  }

  private List<Integer> factors() {
    List<Integer> factors = new ArrayList<>();
    int rank = random.nextInt(1, 5);
    for (int axis = 0; axis < rank; axis++) {
      factors.add(random.nextInt(1, 7));
    }
    return factors;
  }

  /** Other factors of the same product. */
  private List<Integer> regrouped(List<Integer> from) {
    int rest = from.stream().reduce(1, (a, b) -> a * b);
    List<Integer> to = new ArrayList<>();
    while (rest > 1) {
      int factor = random.nextInt(1, rest + 1);
      if (rest % factor == 0) {
        to.add(factor);
        rest /= factor;
      }
    }
    return to;
  }

  /** The axes of more than one element; whether an axis of 1 belongs to it, no element can say. */
  private static Set<Integer> byRule(List<Integer> from, List<Integer> to, int axis) {
    return Regrouping.sources(dims(from), dims(to), axis).stream()
        .map(Axis::axis)
        .filter(source -> from.get(source) > 1)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Dims dims(List<Integer> sizes) {
    return Dims.of(sizes.toArray());
  }

  private static Set<Integer> byElements(List<Integer> from, List<Integer> to, int axis) {
    int count = from.stream().reduce(1, (a, b) -> a * b);
    Set<Integer> sources = new TreeSet<>();
    for (int source = 0; source < from.size(); source++) {
      int step = stride(from, source);
      for (int place = 0; place + step < count; place++) {
        boolean inside = place / step % from.get(source) + 1 < from.get(source);
        if (inside && along(to, axis, place) != along(to, axis, place + step)) {
          sources.add(source);
        }
      }
    }
    return sources;
  }

  private static int along(List<Integer> sizes, int axis, int place) {
    return place / stride(sizes, axis) % sizes.get(axis);
  }

  private static int stride(List<Integer> sizes, int axis) {
    return sizes.subList(axis + 1, sizes.size()).stream().reduce(1, (a, b) -> a * b);
  }
}
