package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Init;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.rewrite.FoldScale;
import dev.tenon.rewrite.PoolFirst;
import java.util.List;
import java.util.Map;

/** Finishes the functions of a model: what all forms of models have in common. */
public final class Assembly {
  private static final List<Rewrite> REWRITES = List.of(new FoldScale(), new PoolFirst());

  private Assembly() {}

  /** {@code trace} rewritten, before it is differentiated. */
  public static Replay rewritten(Trace trace) {
    return Replay.of(trace, REWRITES);
  }

  /**
   * The function over what {@code trace} recorded, equal computations once, unused ones left out.
   */
  public static Function function(
      String name, Trace trace, Map<String, Tensor> outputs, List<Optimization> optimizations) {
    return function(name, Replay.of(trace, Map.of()), outputs, optimizations);
  }

  /**
   * The same of a function that answers.
   *
   * @param averages of weights, which it reads in place of these
   */
  public static Function answering(
      String name, Trace trace, Map<String, Tensor> outputs, Map<Variable, Variable> averages) {
    return function(name, Replay.of(trace, averages), outputs, List.of());
  }

  private static Function function(
      String name, Replay replay, Map<String, Tensor> outputs, List<Optimization> optimizations) {
    List<Optimization> mapped =
        optimizations.stream()
            .map(
                o ->
                    new Optimization(
                        o.optimizer(),
                        o.variable(),
                        replay.get(o.gradient()),
                        replay.get(o.learningRate()),
                        replay.get(o.step()),
                        o.slots(),
                        o.momentum() == null ? null : replay.get(o.momentum())))
            .toList();
    return Function.of(name, replay.trace(), replay.get(outputs), mapped);
  }

  /**
   * The function that gives {@code all} variables, with settled names, their first values.
   *
   * @param rates what training starts with: learning rates, a momentum
   */
  public static Function initialize(
      Variables variables, List<Variable> all, Map<Variable, Double> rates, DType floatType) {
    Trace trace = new Trace(variables, false, floatType);
    Assignments assignments = trace.assignments();
    Tensor seed = trace.input("seed", new Type(DType.INT64, Dims.SCALAR));
    for (Variable variable : all) {
      if (variable.averaged() != null) {
        assignments.assign(variable, assignments.updates().get(variable.averaged()));
        continue;
      }
      String name = variable.name();
      String scope = name.substring(0, Math.max(0, name.lastIndexOf('/')));
      Frame frame = new Frame(scope, null, variable.origin());
      Double rate = rates.get(variable);
      Init init = rate == null ? variable.init() : Init.constant(rate);
      Tensor value =
          variable == Variable.SEED
              ? seed
              : trace.within(
                  frame, () -> init.tensor(trace, seed, variable.type(), Salts.of(name)));
      assignments.assign(variable, value);
    }
    return Function.of("initialize", trace, Map.of(), List.of());
  }
}
