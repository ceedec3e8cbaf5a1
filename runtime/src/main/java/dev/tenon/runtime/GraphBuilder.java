package dev.tenon.runtime;

import dev.tenon.Type;
import dev.tenon.ir.Function;
import dev.tenon.ir.Program;
import dev.tenon.ir.Variable;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.types.family.TType;

/**
 * A model's graph built live, without generated code: for tests and notebooks.
 *
 * <p>It makes the same TensorFlow ops, with the same names, as the class generated from the same
 * program.
 */
public final class GraphBuilder extends ModelGraph {
  private final Program program;
  private final Map<Variable, Weight<?>> weights = new HashMap<>();

  /** The graph of {@code program}. */
  public GraphBuilder(Program program) {
    super(program.name());
    this.program = program;
    for (Variable variable : program.variables()) {
      weights.put(variable, declare(variable));
    }
  }

  private Weight<? extends TType> declare(Variable variable) {
    Type type = variable.type();
    Class<? extends TType> dtype = Types.of(type.dtype());
    long[] sizes = type.dims().known();
    return variable.trainable()
        ? weight(variable.name(), dtype, sizes)
        : state(variable.name(), dtype, sizes);
  }

  @Override
  public String summary() {
    return program.table();
  }

  @Override
  protected void define(Functions functions) {
    for (Function function : program.functions()) {
      functions.add(function.name(), f -> new FunctionBuilder(f, function, this::weightOf).build());
    }
  }

  /** What holds the value of {@code variable}. */
  Weight<?> weightOf(Variable variable) {
    Weight<?> weight = weights.get(variable);
    if (weight == null) {
      throw new IllegalArgumentException(
          "the program of " + name() + " does not list the variable " + variable);
    }
    return weight;
  }
}
