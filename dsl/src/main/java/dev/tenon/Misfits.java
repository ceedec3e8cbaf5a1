package dev.tenon;

import dev.tenon.ir.mend.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Several tensors that are joined, of which two or more do not fit, each in its own way: a join
 * stops at the first of these, and one change mends none.
 */
final class Misfits {
  /** What a join says whose tensors have other sizes. */
  private static final Set<String> OF_SIZES = Set.of("BroadcastMismatch", "ConcatSizes");

  private Misfits() {}

  /**
   * {@code problem}, which also tells those of {@code inputs} that fit none of those that it tells
   * already.
   *
   * @param joined the axis along which they may differ; -1 for none
   * @param fit whether two tensors of these sizes can be joined
   */
  static Problem told(
      Problem problem, List<Tensor> inputs, int joined, BiPredicate<Dims, Dims> fit) {
    List<Tensor> each = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Dims dims = inputs.get(i).dims();
      if (each.stream().noneMatch(other -> fit.test(other.dims(), dims))) {
        each.add(inputs.get(i));
        places.add(i);
      }
    }
    boolean ranked = each.stream().allMatch(x -> x.dims().rank() == each.get(0).dims().rank());
    if (each.size() < 3 || !ranked || !OF_SIZES.contains(problem.id())) {
      return problem;
    }
    Problem told = problem;
    for (int i = 2; i < each.size(); i++) {
      told =
          told.explained(
              "nor does input %d fit any of these: [%s]"
                  .formatted(places.get(i) + 1, each.get(i).dims()));
    }
    for (Tensor fitting : each) {
      told = told.wants(new Want.Alike(fitting, inputs, joined));
    }
    return told;
  }
}
