package dev.tenon.ir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A whole model, ready to be emitted or built.
 *
 * @param name the model's simple name
 * @param variables all variables: parameters and states in declaration order, then optimizer slots,
 *     then the progress of training
 * @param functions {@code initialize} first
 * @param costs what each layer costs
 * @param network the layers and what flows between them
 * @param learningRate the optimizer's default
 */
public record Program(
    String name,
    List<Variable> variables,
    List<Function> functions,
    Costs costs,
    Network network,
    double learningRate) {

  /** The function called {@code name}. */
  public Function function(String wanted) {
    return functions.stream()
        .filter(f -> f.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no function " + wanted));
  }

  /** How many numbers its weights hold, frozen ones included. */
  public long parameters() {
    return variables.stream().filter(Variable::learned).mapToLong(Variable::count).sum();
  }

  /** How many of them training changes. */
  private long trainable() {
    return variables.stream().filter(Variable::trainable).mapToLong(Variable::count).sum();
  }

  /**
   * Bytes that a training step keeps of one example for its gradients; 0 where the sizes of the
   * inputs decide it.
   */
  public long activationBytes() {
    return costs.activations().isKnown() ? costs.activations().known() : 0;
  }

  /** The layers as a table: a line each, between a heading and the total. */
  public String table() {
    StringBuilder table = new StringBuilder(costs.table());
    long frozen = parameters() - trainable();
    if (frozen > 0) {
      table.append(
          String.format(
              Locale.ROOT, "parameters: %,d trainable, %,d frozen\n", trainable(), frozen));
    }
    sizes().forEach(line -> table.append(line).append('\n'));
    return table.toString();
  }

  /** What the sizes of the inputs must be, a line each; of which functions, where not of all. */
  private List<String> sizes() {
    Map<String, Set<String>> functionsByRule = new LinkedHashMap<>();
    Set<String> all = new LinkedHashSet<>();
    for (Function function : functions) {
      if (!function.inputs().isEmpty() && !function.name().equals("initialize")) {
        all.add(function.name());
        for (String rule : function.contract().lines()) {
          functionsByRule
              .computeIfAbsent(rule, first -> new LinkedHashSet<>())
              .add(function.name());
        }
      }
    }
    List<String> lines = new ArrayList<>();
    functionsByRule.forEach(
        (rule, names) ->
            lines.add(
                (names.equals(all) ? "sizes: " : "sizes of " + String.join(", ", names) + ": ")
                    + rule));
    return lines;
  }
}
