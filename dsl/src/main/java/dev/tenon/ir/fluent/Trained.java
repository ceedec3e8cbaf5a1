package dev.tenon.ir.fluent;

import dev.tenon.Layer;
import dev.tenon.Objective;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an objective may change. */
final class Trained {
  private final Variables variables;
  private final Objective objective;
  private final Set<Variable> only;
  private final Set<Variable> except;

  Trained(Variables variables, Objective objective) {
    this.variables = variables;
    this.objective = objective;
    this.only = within(objective.only());
    this.except = within(objective.except());
  }

  private Set<Variable> within(List<Layer> layers) {
    return new HashSet<>(
        variables.of(layers.stream().flatMap(l -> Ownership.within(l).stream()).toList()));
  }

  /** The weights that it moves where its loss depends on them. */
  List<Variable> parameters() {
    return variables.all().stream().filter(v -> v.trainable() && includes(v)).toList();
  }

  /**
   * What the layers of {@code model} keep from step to step, such as moving averages, and that
   * stays as it is, since the objective does not train these layers.
   */
  List<Variable> kept(Object model) {
    return variables.of(Ownership.withinLayers(model)).stream().filter(v -> !includes(v)).toList();
  }

  private boolean includes(Variable variable) {
    return (objective.only().isEmpty() || only.contains(variable)) && !except.contains(variable);
  }
}
