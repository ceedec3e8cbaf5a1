package dev.tenon.ir;

import java.util.List;

/**
 * A whole model, ready to be emitted or built.
 *
 * @param name the model's simple name
 * @param variables all variables: parameters and states in declaration order, then optimizer slots,
 *     then the progress of training
 * @param functions {@code initialize} first
 * @param costs what each layer costs
 * @param learningRate the optimizer's default
 */
public record Program(
    String name,
    List<Variable> variables,
    List<Function> functions,
    Costs costs,
    double learningRate) {

  /** The function called {@code name}. */
  public Function function(String wanted) {
    return functions.stream()
        .filter(f -> f.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no function " + wanted));
  }

  /** How many trained numbers it holds. */
  public long parameters() {
    return variables.stream().filter(Variable::trainable).mapToLong(Variable::count).sum();
  }

  /** The layers as a table: a line each, between a heading and the total. */
  public String table() {
    return costs.table();
  }
}
