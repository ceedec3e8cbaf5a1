package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.Tensor;
import dev.tenon.ir.mend.Cause;
import dev.tenon.ir.mend.Derivation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What is unsure after mistakes: which sizes of a tensor, whether it has as many axes, and whether
 * its elements are of that type.
 *
 * <p>What is computed from something unsure is so, too, as far as it depends on that.
 */
final class Doubts {
  private final Map<Node, Set<Integer>> axes = new HashMap<>();
  private final Set<Node> dtypes = new HashSet<>(); // whose elements may be of another type
  private final Set<Node> ranks = new HashSet<>(); // which may have more axes
  private boolean numbers; // which tell nobody where they come from

  /** Whether there is none. */
  boolean isEmpty() {
    return axes.isEmpty() && ranks.isEmpty() && !numbers;
  }

  /** Doubts the sizes of {@code x} along these axes. */
  void sizes(Tensor x, Collection<Integer> unsure) {
    axes.computeIfAbsent(x.node(), node -> new HashSet<>()).addAll(unsure);
  }

  /** Doubts all numbers and sizes that the user computes from now on. */
  void numbers() {
    numbers = true;
  }

  /** Whether what stands in parentheses of {@code call} is doubtful. */
  boolean reach(Call call) {
    return numbers && call.isSized();
  }

  /** Doubts how many axes {@code x} has. */
  void rank(Tensor x) {
    ranks.add(x.node());
  }

  /** Doubts the type of the elements of {@code x}. */
  void dtype(Tensor x) {
    dtypes.add(x.node());
  }

  /** Doubts the rank and the type of {@code x} where those of {@code input} are doubtful. */
  void inherit(Tensor x, Tensor input) {
    if (isRankDoubtful(input)) {
      rank(x);
      sizes(x, IntStream.range(0, x.dims().rank()).boxed().toList());
    }
    if (isDtypeDoubtful(input, x.dtype())) {
      dtype(x);
    }
  }

  /** Whether what {@code cause} says is doubtful. */
  boolean reach(Cause cause) {
    Tensor x = cause.tensor();
    boolean whole = cause.axes().length == x.dims().rank();
    if (whole && isRankDoubtful(x)) {
      return true;
    }
    if (cause.what() == Cause.What.RANK) {
      return false;
    }
    return cause.what() == Cause.What.DTYPE && isDtypeDoubtful(x, x.dtype())
        || cause.axes().length == 0 && comesFrom(x.node(), null, axes::containsKey)
        || Derivation.reaches(x, cause.axes(), this::isSizeDoubtful);
  }

  private boolean isSizeDoubtful(Node node, int axis) {
    Set<Integer> unsure = axes.get(node);
    return unsure != null && (axis < 0 || unsure.contains(axis));
  }

  private boolean isRankDoubtful(Tensor x) {
    return comesFrom(x.node(), null, ranks::contains);
  }

  private boolean isDtypeDoubtful(Tensor x, DType dtype) {
    return comesFrom(x.node(), dtype, dtypes::contains);
  }

  /** Whether {@code node} is one of these or computed from one, by outputs of {@code dtype}. */
  private static boolean comesFrom(Node node, DType dtype, Predicate<Node> wanted) {
    Deque<Node> open = new ArrayDeque<>(List.of(node));
    Set<Node> visited = new HashSet<>(open);
    while (!open.isEmpty()) {
      Node next = open.pop();
      if (wanted.test(next)) {
        return true;
      }
      for (Tensor input : next.inputs()) {
        if ((dtype == null || input.dtype() == dtype) && visited.add(input.node())) {
          open.push(input.node());
        }
      }
    }
    return false;
  }
}
