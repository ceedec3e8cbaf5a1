package dev.tenon;

import dev.tenon.ir.Variable;
import java.util.List;
import java.util.Optional;

/**
 * A rule that moves a parameter against its gradient; a record whose components are its options,
 * the learning rate first.
 *
 * <p>The runtime has one method of the same name ({@link #method()}) that builds the update.
 */
public interface Optimizer {
  /** The learning rate of the first step. */
  double learningRate();

  /**
   * Names of what it remembers of each parameter, tensors of the parameter's sizes that start at 0.
   */
  List<String> slots();

  /** Name of the method that builds it. */
  default String method() {
    String name =
        getClass().getEnclosingClass() == null
            ? getClass().getSimpleName()
            : getClass().getEnclosingClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /**
   * Name of the option that is its momentum, which a schedule may change from step to step; empty
   * where it has none. The runtime then has a second method, {@code adamCycled} beside {@code
   * adam}, that takes a tensor in the place of this option.
   */
  default Optional<String> momentumOption() {
    return Optional.empty();
  }

  /** The rule for {@code variable}; another one where an option leaves some variables alone. */
  default Optimizer on(Variable variable) {
    return this;
  }
}
