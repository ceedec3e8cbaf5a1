package dev.tenon.runtime;

import dev.tenon.Type;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Function;
import dev.tenon.ir.Network;
import dev.tenon.ir.Program;
import dev.tenon.ir.Variable;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.ir.fluent.Instances;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.types.family.TType;

/**
 * A model's graph built live, without generated code: for tests and notebooks.
 *
 * <p>It makes the same TensorFlow ops, with the same names, as the class generated from the same
 * program.
 */
public class GraphBuilder extends ModelGraph {
  private final Program program;
  private final List<String> warnings;
  private final Map<Variable, Weight<?>> weights = new HashMap<>();

  /** The graph of {@code program}. */
  public GraphBuilder(Program program) {
    this(program, List.of());
  }

  /**
   * A graph of the program that came of tracing a model.
   *
   * @throws dev.tenon.Problem if something in the model is wrong
   */
  GraphBuilder(Assembler.Result traced) {
    this(
        traced.orThrow(),
        traced.problems().stream().map(located -> located.problem().text()).toList());
  }

  @SuppressWarnings("this-escape") // what it calls is final
  private GraphBuilder(Program program, List<String> warnings) {
    super(program.name());
    this.program = program;
    this.warnings = warnings;
    for (Variable variable : program.variables()) {
      weights.put(variable, declare(variable));
    }
  }

  /**
   * The graph of a model of the fluent form, which is traced now.
   *
   * @param constant the variant; empty where the model has none
   * @throws dev.tenon.Problem if something in the model is wrong
   */
  protected GraphBuilder(Class<?> model, String constant) {
    this(traced(model, constant));
  }

  private static Assembler.Result traced(Class<?> model, String constant) {
    String name = constant.isEmpty() ? model.getSimpleName() : Instances.variantName(constant);
    return FluentAssembler.assemble(Instances.of(model).get(constant), name);
  }

  private Weight<? extends TType> declare(Variable variable) {
    if (variable.averaged() != null) {
      return average(weightOf(variable.averaged()));
    }
    Type type = variable.type();
    Class<? extends TType> dtype = Types.of(type.dtype());
    long[] sizes = type.dims().known();
    Weight<? extends TType> weight =
        variable.learned()
            ? weight(variable.name(), dtype, sizes)
            : state(variable.name(), dtype, sizes);
    return weight.formerly(variable.formerly().toArray(String[]::new));
  }

  @Override
  final List<String> warnings() {
    return warnings;
  }

  @Override
  public final String summary() {
    return program.table();
  }

  @Override
  public final Network network() {
    return program.network();
  }

  @Override
  public final long activationBytes() {
    return program.activationBytes();
  }

  @Override
  protected final void define(Functions functions) {
    for (Function function : program.functions()) {
      functions.add(function.name(), f -> new FunctionBuilder(f, function, this::weightOf).build());
    }
  }

  @Override
  final Optional<String> place(String function, String scope) {
    return program.function(function).nodes().stream()
        .filter(node -> !scope.isEmpty() && node.scope().equals(scope))
        .map(node -> node.origin().place())
        .filter(place -> !place.isEmpty())
        .findFirst();
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
