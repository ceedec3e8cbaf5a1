package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.Loss;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.allow.Allowances;
import dev.tenon.ir.lint.Lints;
import dev.tenon.ir.lint.PaddingLint;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.ElementArrangements;
import dev.tenon.ir.mend.Found;
import dev.tenon.ir.mend.GivenData;
import dev.tenon.ir.mend.Mending;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes a {@link Program} of a {@link Declaration}: traces its functions, differentiates its loss,
 * names its variables.
 */
public final class Assembler {
  private final Declaration declaration;
  private final DType floatType;
  private final Variables variables = new Variables();
  private final Set<Located> problems = new LinkedHashSet<>();
  private final Set<String> shown = new LinkedHashSet<>();

  /**
   * What came of it: a program unless there are problems that are no warnings.
   *
   * @param problems without the warnings that are allowed
   * @param allowances what allowed them
   */
  public record Result(Program program, List<Located> problems, Allowances allowances) {
    /** The same without a program, for {@code errors} that were found besides. */
    public Result with(List<Located> errors) {
      List<Located> all = new ArrayList<>(problems);
      all.addAll(errors);
      return new Result(null, List.copyOf(all), allowances);
    }

    /**
     * The program.
     *
     * @throws Problem the first of the problems, if there is any that is no warning
     */
    public Program orThrow() {
      List<Problem> errors =
          problems.stream()
              .filter(located -> !located.warning())
              .map(located -> located.problem().placed(located.origin()).whole())
              .toList();
      if (!errors.isEmpty()) {
        errors.stream().skip(1).forEach(errors.get(0)::addSuppressed);
        throw errors.get(0);
      }
      return program;
    }
  }

  private final List<Trace> traces = new ArrayList<>();
  private final Amendments amendments;
  private final Allowances allowances;
  private final ClassBalance balance;
  private Predicate<Located> hopeless = located -> false;
  private boolean searched;

  private Assembler(Declaration declaration, DType floatType, Amendments amendments) {
    this.floatType = floatType;
    this.amendments = amendments;
    this.allowances = Allowances.of(declaration); // before anything is reported
    Declaration arranged =
        declaration.with(
            amendments.elements(declaration.elements()),
            GivenData.said(declaration.data(), amendments));
    this.declaration = StatedInputs.read(arranged, amendments, this::report);
    Origin balances = declaration.learning().balances();
    this.balance = ClassBalance.of(balances, declaration.data(), floatType, this::report);
  }

  /** Assembles a model that computes in float32. */
  public static Result assemble(Declaration declaration) {
    return assemble(declaration, DType.FLOAT32);
  }

  /** Assembles a model that computes in {@code floatType}. */
  public static Result assemble(Declaration declaration, DType floatType) {
    return assemble(declaration, floatType, Optional::of);
  }

  /**
   * Assembles a model that computes in {@code floatType}.
   *
   * @param written a change that may mend a problem as it can be written into the source; empty if
   *     it cannot
   */
  public static Result assemble(
      Declaration declaration,
      DType floatType,
      java.util.function.Function<Candidate, Optional<Candidate>> written) {
    Assembler assembler = new Assembler(declaration, floatType, Amendments.NONE);
    Program program = assembler.program();
    List<Located> all =
        Mending.of(
            assembler.found(),
            (change, hopeless) -> found(declaration, floatType, change, hopeless),
            candidate -> written.apply(candidate).stream().toList(),
            new ElementArrangements(declaration));
    return new Result(
        all.stream().allMatch(Located::warning) ? program : null, all, assembler.allowances);
  }

  /** What is wrong with a model that is changed. */
  private static Found found(
      Declaration declaration, DType floatType, Amendments change, Predicate<Located> hopeless) {
    Assembler assembler = new Assembler(declaration, floatType, change);
    assembler.hopeless = hopeless;
    assembler.traced();
    return assembler.found();
  }

  private Found found() {
    return new Found(
        List.copyOf(problems),
        traces.stream().flatMap(t -> t.recovery().silent().stream()).toList(),
        searched,
        () -> allowances.told(Lints.suspected(traces, declaration.data())));
  }

  private void report(Located located) {
    if (!allowances.silence(located)
        && shown.add(located.origin() + located.problem().id() + located.problem().getMessage())) {
      problems.add(located);
      if (hopeless.test(located)) {
        throw new Mending.Enough();
      }
    }
  }

  /** All functions before they are differentiated. */
  private record Traced(
      Wiring wiring,
      ForwardPass predict,
      ForwardPass train,
      ForwardPass evaluate,
      Map<String, Tensor> trained,
      Map<String, Tensor> evaluated) {}

  /** The functions; null where something is wrong. */
  private Traced traced() {
    Wiring wiring = new Wiring(declaration, amendments, this::report);
    wiring.reportUnused(allowances::silence);
    new DataCheck(declaration, this::report).inputs(amendments);
    ForwardPass predict = forward(wiring, false);
    ForwardPass train = forward(wiring, true);
    // what is not generated needs no function of its own for it
    boolean generated = amendments.isEmpty() && !failed();
    ForwardPass evaluate = generated ? forward(wiring, false) : predict;
    Map<String, Tensor> evaluated = objectives(wiring, evaluate);
    Map<String, Tensor> trained = objectives(wiring, train);
    if (failed()) {
      return null;
    }
    searched = true;
    boolean trains = trained.containsKey("loss");
    Lints.check(
        List.of(
            new Lints.Function(train.trace(), trains), new Lints.Function(predict.trace(), false)),
        this::report);
    PaddingLint.check(predict.trace(), declaration.data(), this::report);
    return new Traced(wiring, predict, train, evaluate, trained, evaluated);
  }

  private Program program() {
    Traced traced = traced();
    if (traced == null) {
      return null;
    }
    ForwardPass predict = traced.predict();
    ForwardPass train = traced.train();
    ForwardPass evaluate = traced.evaluate();
    Map<String, Tensor> trained = traced.trained();
    Map<String, Tensor> evaluated = traced.evaluated();
    Map<String, Tensor> predicted = new LinkedHashMap<>();
    traced.wiring().outputs().forEach(e -> predicted.put(e.name(), predict.value(e)));
    Replay predicting = Assembly.rewritten(predict.trace());
    Replay evaluating = Assembly.rewritten(evaluate.trace());
    Replay training = Assembly.rewritten(train.trace());
    variables.settleNames();
    List<Former> formers =
        declaration.elements().stream().flatMap(e -> e.formerly().stream()).toList();
    variables.wrong(formers).forEach(this::report);
    List<Origin> frozen = frozen();
    List<Variable> all = new ArrayList<>(variables.all());
    List<Optimization> optimizations = List.of();
    Map<Variable, Variable> averages = new LinkedHashMap<>();
    Map<Variable, Double> rates = new LinkedHashMap<>();
    rates.put(Variable.LEARNING_RATE, declaration.learning().optimizer().learningRate());
    boolean trains = trained.containsKey("loss");
    if (trains) {
      // an element that no loss depends on gets no gradient; it was warned of
      List<Variable> parameters = variables.all().stream().filter(Variable::trainable).toList();
      declaration.learning().wrongMomentum().ifPresent(this::report);
      if (failed()) {
        return null;
      }
      Descent descent =
          new Descent(
              declaration.learning(), declaration.learning().step(), Variable.LEARNING_RATE, "");
      rates.putAll(descent.rates());
      optimizations =
          descent.optimize(
              training.trace(), training.get(trained.get("loss")), parameters, all, averages);
      if (variables.allFrozen()) {
        report(FrozenCheck.nothingLeft(declaration.name(), frozen));
      }
    }
    all.addAll(List.of(Variable.SEED, Variable.STEP));
    all.addAll(rates.keySet());
    if (trains && declaration.learning().accumulates()) {
      all.addAll(List.of(Variable.UPDATES, Variable.GATHERED));
    }
    if (trains && balance != null) {
      all.add(balance.weights());
    }
    double rate = declaration.learning().optimizer().learningRate();
    List<Function> functions = new ArrayList<>();
    functions.add(Assembly.initialize(variables, all, rates, floatType));
    functions.add(
        Assembly.answering("predict", predicting.trace(), predicting.get(predicted), averages));
    if (trains) {
      functions.add(
          Assembly.answering("evaluate", evaluating.trace(), evaluating.get(evaluated), averages));
      functions.add(
          Assembly.function("train", training.trace(), training.get(trained), optimizations));
    }
    try {
      Costs costs = costs(predict, functions.subList(1, functions.size()));
      BudgetCheck.check(declaration.name(), costs, declaration.budget()).ifPresent(this::report);
      Network network = LayerFlow.of(List.of(predicted), costs);
      return new Program(declaration.name(), all, functions, costs, network, rate);
    } catch (Problem problem) {
      report(new Located(problem, problem.origin(), false));
      return null;
    }
  }

  /** Where elements are frozen; reports those without weights. */
  private List<Origin> frozen() {
    Map<String, List<Variable>> byElement = variables.byPath();
    List<Origin> origins = new ArrayList<>();
    for (Element element : declaration.elements()) {
      if (element.frozen() != null) {
        List<Variable> weights = byElement.getOrDefault(element.name(), List.of());
        FrozenCheck.of(element.name(), weights, element.frozen()).ifPresent(this::report);
        origins.add(element.frozen());
      }
    }
    return origins;
  }

  private boolean failed() {
    return problems.stream().anyMatch(p -> !p.warning());
  }

  private ForwardPass forward(Wiring wiring, boolean training) {
    Trace trace = new Trace(variables, training, floatType);
    trace.define(declaration.constants());
    trace.amend(amendments);
    traces.add(trace);
    ForwardPass pass = new ForwardPass(declaration, wiring, trace, this::report);
    pass.run();
    trace.warnings().all().forEach(this::report);
    return pass;
  }

  private Map<String, Tensor> objectives(Wiring wiring, ForwardPass pass) {
    HeadLosses losses = new HeadLosses(declaration.data(), balance, this::report);
    DataCheck check = new DataCheck(declaration, this::report);
    List<Head> heads = new ArrayList<>();
    for (Element element : wiring.outputs()) {
      Declaration.Output marked = element.output();
      List<Declaration.Placed> layers = element.layers();
      Head head =
          new Head(
              element.name(),
              pass.value(element),
              amendments.loss(
                  marked == null ? element : marked, marked == null ? null : marked.loss()),
              marked == null ? 1 : marked.weight(),
              DataCheck.label(element),
              marked == null || amendments.removes(marked, "classWeights")
                  ? List.of()
                  : marked.classWeights(),
              marked,
              layers.isEmpty() ? element.origin() : layers.get(layers.size() - 1).origin(),
              marked == null ? element.origin() : marked.origin(),
              null);
      Tensor prediction = head.prediction();
      Loss loss = losses.of(head);
      if (prediction != null && check.output(element, loss, prediction.type())) {
        heads.add(loss == null ? head.with(check.meant(null), check.unstated(element)) : head);
      }
    }
    return losses.of(pass.trace(), heads);
  }

  private Costs costs(ForwardPass pass, List<Function> functions) {
    List<Costing.Applied> layers = new ArrayList<>();
    for (Element element : declaration.elements()) {
      String kinds =
          String.join(" ", element.layers().stream().map(Declaration.Placed::kind).toList());
      layers.add(new Costing.Applied(element.name(), kinds, pass.value(element).type()));
    }
    return Costing.of(
        functions.stream().map(f -> new Costing.Part(f, f.name(), layers)).toList(), variables);
  }
}
