package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Type;
import java.util.List;

/**
 * A whole model, ready to be emitted or built.
 *
 * @param name the model's simple name
 * @param variables all variables: parameters and states in declaration order, then optimizer slots,
 *     then the progress of training
 * @param functions {@code initialize} first
 * @param layers a row an element, for documentation
 * @param learningRate the optimizer's default
 */
public record Program(
    String name,
    List<Variable> variables,
    List<Function> functions,
    List<Row> layers,
    double learningRate) {

  /**
   * One line of the layer table.
   *
   * @param name of the element
   * @param kinds of its layers, such as {@code conv2d relu}
   * @param output of its last layer
   * @param parameters how many trained numbers it holds
   * @param flops of its forward pass
   */
  public record Row(String name, String kinds, Type output, long parameters, Dim flops) {}

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
}
