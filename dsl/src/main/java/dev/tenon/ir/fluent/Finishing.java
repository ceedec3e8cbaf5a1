package dev.tenon.ir.fluent;

import static java.util.stream.Collectors.toSet;

import dev.tenon.DType;
import dev.tenon.Init;
import dev.tenon.Layer;
import dev.tenon.Objective;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Assembly;
import dev.tenon.ir.Assignments;
import dev.tenon.ir.BudgetCheck;
import dev.tenon.ir.ClassBalance;
import dev.tenon.ir.Costing;
import dev.tenon.ir.Costs;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Descent;
import dev.tenon.ir.Function;
import dev.tenon.ir.LayerFlow;
import dev.tenon.ir.Learning;
import dev.tenon.ir.Network;
import dev.tenon.ir.Optimization;
import dev.tenon.ir.Program;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.Replay;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes a {@link Program} of functions that were traced: differentiates the objectives, names the
 * variables, counts what it costs.
 */
final class Finishing {
  private final Object model;
  private final String name;
  private final DType floatType;
  private final Learning learning;
  private final Variables variables;
  private final ClassBalance balance;
  private final Consumer<Located> reporter;
  private boolean failed;

  /**
   * Of functions of {@code model}.
   *
   * @param balance the weights of classes that a run counts; null for none
   * @param reporter is told what is wrong
   */
  Finishing(
      Object model,
      String name,
      DType floatType,
      Learning learning,
      Variables variables,
      ClassBalance balance,
      Consumer<Located> reporter) {
    this.model = model;
    this.name = name;
    this.floatType = floatType;
    this.learning = learning;
    this.variables = variables;
    this.balance = balance;
    this.reporter = reporter;
  }

  private void report(Located located) {
    failed |= !located.warning();
    reporter.accept(located);
  }

  /** The program of {@code traced}; null where that was told to be wrong. */
  Program program(List<Traced> traced) {
    for (Traced function : traced) {
      if (function.objective() != null) {
        function
            .trace()
            .assignments()
            .keep(new Trained(variables, function.objective()).kept(model));
      }
    }
    List<Replay> replays = traced.stream().map(t -> Assembly.rewritten(t.trace())).toList();
    variables.settleNames();
    variables.wrongFormers().forEach(this::report);
    boolean trains = traced.stream().anyMatch(t -> t.objective() != null);
    variables.wrongFrozen(name, trains).forEach(this::report);
    List<Variable> all = new ArrayList<>(variables.all());
    Map<Variable, Double> rates = new LinkedHashMap<>();
    List<Variable> progress = new ArrayList<>(List.of(Variable.SEED, Variable.STEP));
    boolean several = traced.stream().filter(t -> t.objective() != null).count() > 1;
    Map<Variable, Variable> averages = new LinkedHashMap<>();
    List<List<Optimization>> moved = new ArrayList<>();
    for (int i = 0; i < traced.size(); i++) {
      Traced function = traced.get(i);
      List<Optimization> optimizations = List.of();
      if (function.objective() != null) {
        Descent descent = descent(function, several);
        if (several) {
          progress.add(descent.step());
        }
        descent.learning().wrongMomentum().ifPresent(this::report);
        if (failed) {
          return null;
        }
        progress.addAll(descent.rates().keySet());
        if (descent.learning().accumulates()) {
          progress.addAll(List.of(Variable.UPDATES, Variable.GATHERED));
        }
        rates.putAll(descent.rates());
        optimizations = optimize(function, replays.get(i), descent, all, averages);
      }
      moved.add(optimizations);
    }
    if (failed) {
      return null;
    }
    all.addAll(progress);
    if (trains && balance != null) {
      all.add(balance.weights());
    }
    List<Function> functions = new ArrayList<>();
    for (int i = 0; i < traced.size(); i++) {
      functions.add(function(traced.get(i), replays.get(i), moved.get(i), averages));
    }
    Costs costs = costs(traced, functions);
    BudgetCheck.check(name, costs, Reflection.budget(model.getClass())).ifPresent(this::report);
    functions.add(0, Assembly.initialize(variables, all, rates, floatType));
    double rate =
        rates.isEmpty() ? learning.optimizer().learningRate() : rates.values().iterator().next();
    return new Program(name, all, functions, costs, network(traced, costs), rate);
  }

  private static Function function(
      Traced traced, Replay replay, List<Optimization> moved, Map<Variable, Variable> averages) {
    Map<String, Tensor> outputs = replay.get(traced.outputs());
    boolean changes = traced.objective() != null || traced.outputs().isEmpty();
    if (!changes) {
      return Assembly.answering(traced.name(), replay.trace(), outputs, averages);
    }
    // a weight that is given another value is averaged anew
    Assignments assignments = replay.trace().assignments();
    assignments
        .updates()
        .forEach(
            (weight, value) -> {
              if (averages.containsKey(weight)) {
                assignments.assign(averages.get(weight), value);
              }
            });
    return Assembly.function(traced.name(), replay.trace(), outputs, moved);
  }

  /** That of the functions that answer; where there is none, that of the first objective. */
  private static Network network(List<Traced> traced, Costs costs) {
    Set<String> objectives =
        traced.stream().filter(t -> t.objective() != null).map(Traced::method).collect(toSet());
    List<Map<String, Tensor>> answering =
        traced.stream()
            .filter(t -> !t.outputs().isEmpty() && !objectives.contains(t.method()))
            .map(Traced::outputs)
            .toList();
    return LayerFlow.of(
        answering.isEmpty() ? traced.stream().limit(1).map(Traced::outputs).toList() : answering,
        costs);
  }

  private Descent descent(Traced function, boolean several) {
    Objective objective = function.objective();
    Learning rule = learning.with(objective.optimizer(), objective.clip());
    if (!several) {
      return new Descent(rule, rule.step(), Variable.LEARNING_RATE, "");
    }
    String path = "training/" + function.name();
    return new Descent(
        rule.oneBatch(),
        slot(path + "/step", Variable.STEP.type()),
        slot(path + "/learning_rate", Variable.LEARNING_RATE.type()),
        function.name());
  }

  private static Variable slot(String name, Type type) {
    return Variable.named(name, type, Init.ZEROS, Variable.Role.SLOT);
  }

  private List<Optimization> optimize(
      Traced function,
      Replay replay,
      Descent descent,
      List<Variable> slots,
      Map<Variable, Variable> averages) {
    Objective objective = function.objective();
    List<Variable> trained = new Trained(variables, objective).parameters();
    List<Optimization> optimizations =
        descent.optimize(replay.trace(), replay.get(objective.loss()), trained, slots, averages);
    List<Variable> moved = optimizations.stream().map(Optimization::variable).toList();
    if (moved.isEmpty() && !variables.allFrozen()) {
      report(
          new Located(
              Problem.of(
                      "TrainsNothing",
                      "the objective of %s depends on no weight that it may change",
                      function.method())
                  .fix("compute the loss from what a layer makes, or name other layers in of(...)"),
              objective.origin(),
              false));
    }
    for (Layer layer : objective.only()) {
      List<Variable> all = variables.of(Ownership.within(layer));
      List<Variable> weights = all.stream().filter(Variable::trainable).toList();
      if (weights.isEmpty() && all.stream().anyMatch(Variable::learned)) {
        report(
            new Located(
                Problem.of(
                        "TrainsFrozen",
                        "the objective of %s is to train %s, which is frozen",
                        function.method(),
                        Ownership.of(model).describe(layer))
                    .fix("remove it from of(...), or do not freeze it"),
                objective.origin(),
                false));
      } else if (!moved.isEmpty() && weights.stream().noneMatch(moved::contains)) {
        report(
            new Located(
                Problem.of(
                        "TrainsUnreached",
                        "the objective of %s does not depend on %s, which it is to train",
                        function.method(),
                        Ownership.of(model).describe(layer))
                    .fix("remove it from of(...)"),
                objective.origin(),
                false));
      }
    }
    return optimizations;
  }

  /** What each layer costs; methods that only set variables are left out. */
  private Costs costs(List<Traced> traced, List<Function> functions) {
    List<Costing.Part> parts = new ArrayList<>();
    for (int i = 0; i < traced.size(); i++) {
      if (!traced.get(i).outputs().isEmpty()) {
        List<Costing.Applied> layers = traced.get(i).trace().applied();
        parts.add(new Costing.Part(functions.get(i), traced.get(i).method(), layers));
      }
    }
    return Costing.of(parts, variables);
  }
}
