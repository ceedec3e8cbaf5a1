package dev.tenon.ir.fluent;

import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.Update;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import java.util.List;
import java.util.stream.Stream;

/** Moves the weights of one layer towards those of another. */
final class WeightMoves {
  private final Variables variables;
  private final boolean cut;

  /**
   * Moves of {@code variables}.
   *
   * @param cut whether a mistake ended a function early, so that layers may have no weights yet
   */
  WeightMoves(Variables variables, boolean cut) {
    this.variables = variables;
    this.cut = cut;
  }

  /** Computes {@code update} in {@code trace}. */
  void compute(Update update, Trace trace) {
    List<Variable> from = variables.of(Ownership.within(update.from()));
    List<Variable> to = variables.of(Ownership.within(update.to()));
    if (from.isEmpty() || !types(from).equals(types(to))) {
      Problem problem =
          Problem.of(
                  "UpdateWeights",
                  "the layers do not have the same weights: %s and %s",
                  types(from),
                  types(to))
              .fix("build both layers by the same method")
              .placed(update.origin());
      boolean missing = cut && (from.isEmpty() || to.isEmpty());
      if (missing || Stream.of(from, to).flatMap(List::stream).anyMatch(variables::isDoubtful)) {
        trace.recovery().silence(problem);
      }
      throw problem;
    }
    for (int i = 0; i < from.size(); i++) {
      move(from.get(i), to.get(i), update.decay(), trace);
    }
  }

  private static List<Type> types(List<Variable> variables) {
    return variables.stream().map(Variable::type).toList();
  }

  private static void move(Variable from, Variable to, double decay, Trace trace) {
    Tensor source = trace.read(from);
    trace.record(
        () -> {
          Tensor kept = trace.read(to).times(decay);
          Tensor moved = decay == 0 ? source : kept.plus(source.times(1 - decay));
          trace.assignments().assign(to, moved);
          return null;
        });
  }
}
