package dev.tenon.ir;

import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
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
            .explained("[%s] at %s".formatted(variable.type(), variable.origin().place()))
            .explained("[%s] at %s".formatted(type, origin.place()))
            .fix("use two layers");
    Tensor first = inputs.get(variable);
    if (first == null || input == null || first.dims().rank() != input.dims().rank()) {
      return problem;
    }
    Dims one = first.dims();
    Dims other = input.dims();
    int last = one.rank() - 1;
    int[] axes =
        IntStream.rangeClosed(1, last).filter(a -> !one.dim(a).sameAs(other.dim(a))).toArray();
    // other positions may be meant, other channels are not
    int axis = axes.length == 1 ? axes[0] : last;
    return axes.length == 0
        ? problem
        : problem.wants(input, axis, one.dim(axis)).wants(first, axis, other.dim(axis));
  }

  /** Forgets what is needed only while functions are traced. */
  void forget() {
    inputs.clear();
  }
}
