package dev.tenon.ir;

import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.mend.Want;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the layers of a model were first applied to: a layer has the same weights wherever it is
 * applied, so their sizes must be the same for all its inputs.
 */
final class SharedWeights {
  private final Map<Variable, Tensor> inputs = new HashMap<>();
  private final Set<Variable> contested = new HashSet<>();

  /** Remembers that {@code variable} was made for {@code input}; null where no layer asked. */
  void made(Variable variable, Tensor input) {
    if (input != null) {
      inputs.put(variable, input);
    }
  }

  /** Whether the sizes of {@code variable} may come from a mistake that was told. */
  boolean isDoubtful(Variable variable) {
    Tensor input = inputs.get(variable);
    return contested.contains(variable)
        || input != null && input.trace().recovery().isDoubtful(input);
  }

  /** That {@code variable} is to be of {@code type} for {@code input}, at {@code origin}. */
  Problem problem(Variable variable, Type type, Origin origin, Tensor input) {
    contested.add(variable);
    Problem problem =
        Problem.of(
                "SharedWeights",
                "needs a %s of [%s] for one input and of [%s] for another",
                variable.local(),
                variable.type(),
                type)
            .explained("[%s] at %s".formatted(variable.type(), told(variable.origin(), origin)))
            .explained("[%s] at %s".formatted(type, told(origin, variable.origin())))
            .fix("use two layers");
    Tensor first = inputs.get(variable);
    if (first == null || input == null) {
      return problem;
    }
    Tensor one = first;
    Tensor other = input;
    while (!isUnlike(one, other) && isStep(one.node()) && isStep(other.node())) {
      Tensor before = one.node().input(0);
      Tensor beforeOther = other.node().input(0);
      if (before.dims().rank() != beforeOther.dims().rank()) {
        break;
      }
      one = before;
      other = beforeOther;
    }
    return unlike(unlike(problem, one, other), first, input);
  }

  /**
   * Where {@code origin} is: the first of the calls that led there and did not lead to the other.
   */
  private static String told(Origin origin, Origin other) {
    Origin here = origin;
    Origin there = other;
    while (here.place().equals(there.place()) && here.caller() != null && there.caller() != null) {
      here = here.caller();
      there = there.caller();
    }
    boolean within = here.place().equals(there.place()) && here.caller() != null;
    return (within ? here.caller() : here).place();
  }

  /** Whether different things made these, and not the layers that both are given to. */
  private static boolean isUnlike(Tensor one, Tensor other) {
    return one.node().primitive().getClass() != other.node().primitive().getClass()
        || one.dims().sameAs(other.dims());
  }

  private static boolean isStep(Node node) {
    return !node.inputs().isEmpty() && !(node.primitive() instanceof Source);
  }

  /** {@code problem}, which one of these mends where it has the sizes of the other. */
  private static Problem unlike(Problem problem, Tensor first, Tensor input) {
    Dims one = first.dims();
    Dims other = input.dims();
    if (one.rank() != other.rank()) {
      return problem;
    }
    int last = one.rank() - 1;
    int[] axes =
        IntStream.rangeClosed(1, last).filter(a -> !one.dim(a).sameAs(other.dim(a))).toArray();
    // other positions may be meant, other channels are not
    int axis = axes.length == 1 ? axes[0] : last;
    if (axes.length == 0) {
      return problem;
    }
    Problem wanting = problem.wants(input, axis, one.dim(axis)).wants(first, axis, other.dim(axis));
    return axes[axes.length - 1] < last
        ? wanting.wants(new Want.Led(input, one)).wants(new Want.Led(first, other))
        : wanting;
  }

  /** Forgets what is needed only while functions are traced. */
  void forget() {
    inputs.clear();
  }
}
