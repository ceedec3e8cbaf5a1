package dev.tenon.ir;

import dev.tenon.Problem;
import dev.tenon.Tensor;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What variables become after the step that a trace records. */
public final class Assignments {
  private final Map<Variable, Tensor> updates = new LinkedHashMap<>();
  private final Map<Variable, Tensor> gathers = new LinkedHashMap<>();
  private final Map<Variable, Tensor> averages = new LinkedHashMap<>();

  Assignments() {}

  /** Says that the variable read as {@code state} has the value {@code value} after this step. */
  public void update(Tensor state, Tensor value) {
    if (!(state.node().primitive() instanceof Source.Read read)) {
      throw new IllegalArgumentException("only a state can be updated");
    }
    assign(read.variable(), value);
  }

  /** Says that {@code variable} has the value {@code value} after this step. */
  public void assign(Variable variable, Tensor value) {
    if (!variable.type().dims().sameAs(value.dims())) {
      String name = variable.local().isEmpty() ? "a variable" : variable.local();
      throw Problem.of(
              "StateShape",
              "cannot give [%s] to %s that is [%s]",
              value.type(),
              name,
              variable.type())
          .fix(
              "assign what is [%s], or declare it so: \"%s\""
                  .formatted(variable.type(), value.type()));
    }
    updates.put(variable, value);
  }

  /**
   * Says that {@code variable} has the value {@code value} after a batch whose gradients are only
   * gathered; others have then what they are assigned.
   */
  void gather(Variable variable, Tensor value) {
    gathers.put(variable, value);
  }

  /** Says that {@code share} of a weight goes into its {@code average} once it was moved. */
  void average(Variable average, Tensor share) {
    averages.put(average, share);
  }

  /** Forgets what was assigned to {@code variables}. */
  public void keep(Collection<Variable> variables) {
    updates.keySet().removeAll(variables);
  }

  /** New values of variables. */
  public Map<Variable, Tensor> updates() {
    return new LinkedHashMap<>(updates);
  }

  /** What differs from {@link #updates} after a batch that is only gathered; empty for nothing. */
  Map<Variable, Tensor> gathers() {
    return new LinkedHashMap<>(gathers);
  }

  /** Averages, and which part of their weights goes into them. */
  Map<Variable, Tensor> averages() {
    return new LinkedHashMap<>(averages);
  }
}
