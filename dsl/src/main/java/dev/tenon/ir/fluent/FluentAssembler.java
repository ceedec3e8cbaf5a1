package dev.tenon.ir.fluent;

import static java.util.stream.Collectors.toSet;

import dev.tenon.DType;
import dev.tenon.Init;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.Update;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Assembly;
import dev.tenon.ir.BudgetCheck;
import dev.tenon.ir.ClassBalance;
import dev.tenon.ir.Costing;
import dev.tenon.ir.Costs;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Descent;
import dev.tenon.ir.Function;
import dev.tenon.ir.Head;
import dev.tenon.ir.HeadLosses;
import dev.tenon.ir.LayerFlow;
import dev.tenon.ir.Learning;
import dev.tenon.ir.Network;
import dev.tenon.ir.Optimization;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Program;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.Replay;
import dev.tenon.ir.Source;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import dev.tenon.ir.allow.Allowances;
import dev.tenon.ir.lint.Lints;
import dev.tenon.ir.lint.PaddingLint;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Found;
import dev.tenon.ir.mend.Mending;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes a {@link Program} of an object whose class is a model of the fluent form: calls its methods
 * with symbolic tensors, differentiates its objectives, names its variables.
 */
public final class FluentAssembler {
  private final Object model;
  private final String name;
  private final DType floatType;
  private final Declaration.Data data;
  private final Learning learning;
  private final Variables variables;
  private final Amendments amendments;
  private final Allowances allowances;
  private ClassBalance balance;
  private Predicate<Located> hopeless = located -> false;
  private boolean searched;
  private final Set<Located> problems = new LinkedHashSet<>();
  private final Set<String> shown = new LinkedHashSet<>();
  private final List<Trace> traces = new ArrayList<>();

  /** A function that was traced and waits for the names of the variables. */
  private record Traced(
      String name, String method, Trace trace, Map<String, Tensor> outputs, Objective objective) {}

  private FluentAssembler(Object model, String name, DType floatType, Amendments amendments) {
    this.amendments = amendments;
    Class<?> type = model.getClass();
    Model marked = type.getAnnotation(Model.class);
    this.model = model;
    this.name = name;
    this.floatType = floatType;
    this.data =
        marked == null
            ? null
            : Reflection.data(marked.data(), Origin.of(type.getSimpleName(), type));
    this.learning = Reflection.learning(type);
    Ownership ownership = Ownership.of(model);
    this.variables = new Variables(ownership);
    this.allowances = Allowed.of(type, ownership.allowing());
  }

  /** Assembles {@code model}, which computes in float32, as a program called {@code name}. */
  public static Assembler.Result assemble(Object model, String name) {
    return assemble(model, name, DType.FLOAT32);
  }

  /** Assembles {@code model}, which computes in {@code floatType}. */
  public static Assembler.Result assemble(Object model, String name, DType floatType) {
    return assemble(model, name, floatType, Optional::of);
  }

  /**
   * Assembles {@code model}, which computes in {@code floatType}.
   *
   * @param written a change that may mend a problem as it can be written into the source; empty if
   *     it cannot
   */
  public static Assembler.Result assemble(
      Object model,
      String name,
      DType floatType,
      java.util.function.Function<Candidate, Optional<Candidate>> written) {
    FluentAssembler assembler = new FluentAssembler(model, name, floatType, Amendments.NONE);
    Program program = assembler.guarded(assembler::program);
    List<Located> all =
        Mending.of(
            assembler.found(),
            (change, hopeless) -> found(model, name, floatType, change, hopeless),
            written);
    return new Assembler.Result(
        all.stream().allMatch(Located::warning) ? program : null, all, assembler.allowances);
  }

  /** What is wrong with a model that is changed. */
  private static Found found(
      Object model, String name, DType floatType, Amendments change, Predicate<Located> hopeless) {
    FluentAssembler assembler = new FluentAssembler(model, name, floatType, change);
    assembler.hopeless = hopeless;
    assembler.guarded(assembler::program);
    return assembler.found();
  }

  private Found found() {
    return new Found(
        List.copyOf(problems),
        traces.stream().flatMap(t -> t.silent().stream()).toList(),
        searched,
        () ->
            allowances.told(Lints.suspected(traces, data)).stream()
                .map(FluentAssembler::worded)
                .toList());
  }

  private void report(Located located) {
    if (allowances.silence(located)) {
      return;
    }
    Origin origin = located.origin();
    String place = origin.token() == null ? origin.place() : String.valueOf(origin.token());
    // a call in a loop fails once, whatever its sizes are the next time
    if (shown.add(place + located.problem().id())) {
      problems.add(worded(located));
      if (hopeless.test(located)) {
        throw new Mending.Enough();
      }
    }
  }

  private static Located worded(Located located) {
    String lines = told(located.origin());
    Problem problem = Wording.of(located.problem());
    return new Located(
        lines.isEmpty() ? problem : problem.calledFrom(lines), located.origin(), located.warning());
  }

  /** The calls that led to {@code origin}, and the place itself where no compiler shows it. */
  private static String told(Origin origin) {
    boolean shown = origin.token() != null || origin.place().isEmpty();
    String calls = origin.calls();
    return shown ? calls : ("at " + origin.place() + "\n" + calls).strip();
  }

  private <T> T guarded(Supplier<T> body) {
    try {
      return body.get();
    } catch (Problem problem) {
      if (traces.stream().noneMatch(trace -> trace.isSilent(problem))) {
        report(new Located(problem, problem.origin(), false));
      }
    } catch (RuntimeException | StackOverflowError e) {
      boolean after = !traces.isEmpty() && traces.get(traces.size() - 1).isDoubtful();
      if (!after) { // else it may come from what stands in for a mistake
        Problem problem = Failure.of(e);
        report(new Located(problem, problem.origin(), false));
      }
    }
    return null;
  }

  private Program program() {
    allowances.mistakes().forEach(this::report);
    List<ModelMethod> methods = ModelMethod.of(model.getClass());
    List<Traced> traced = new ArrayList<>();
    List<ModelMethod> objectives = ofKind(methods, ModelMethod.Kind.OBJECTIVE);
    balance = ClassBalance.of(learning.balances(), data, floatType, this::report);
    guarded(
        () -> {
          forward(methods, objectives.isEmpty(), traced);
          return null;
        });
    for (ModelMethod method : ofKind(methods, ModelMethod.Kind.INFERENCE)) {
      guarded(() -> traced.add(inference(method, method.name())));
    }
    for (ModelMethod method : objectives) {
      guarded(() -> traced.add(objective(method, objectives.size() == 1, true)));
    }
    if (balance != null && !objectives.isEmpty() && problems.isEmpty() && !isBalanced()) {
      report(ClassBalance.notOf(objectives.get(0).name(), balance.origin()));
    }
    if (objectives.size() == 1) {
      guarded(() -> traced.add(objective(objectives.get(0), true, false)));
    }
    List<Traced> updates = new ArrayList<>();
    for (ModelMethod method : ofKind(methods, ModelMethod.Kind.UPDATE)) {
      guarded(() -> updates.add(update(method)));
    }
    if (traced.isEmpty() && problems.isEmpty()) {
      throw Problem.of("NoFunctions", "%s computes nothing", name)
          .fix("write Tensor forward(@Shape(\"N ...\") Tensor x) { ... }")
          .placed(Origin.of(name, model.getClass()));
    }
    if (problems.stream().anyMatch(p -> !p.warning())) {
      return null;
    }
    searched = true;
    traces.forEach(trace -> trace.warnings().forEach(this::report));
    for (Traced function : traced) {
      boolean trained = function.objective() != null || function.outputs().containsKey("loss");
      Lints.check(function.trace(), trained, this::report);
      PaddingLint.check(function.trace(), data, this::report);
    }
    for (ModelMethod method : objectives) {
      UnusedInputs.of(method, functions(method, traced)).forEach(this::report);
    }
    if (!amendments.isEmpty()) {
      return null; // nobody asks for the program of a change that is tried
    }
    traced.addAll(updates);
    return finish(traced);
  }

  private static List<UnusedInputs.Function> functions(ModelMethod method, List<Traced> traced) {
    return traced.stream()
        .filter(function -> function.method().equals(method.name()))
        .map(f -> new UnusedInputs.Function(f.trace(), f.outputs().values()))
        .toList();
  }

  private boolean isBalanced() {
    return traces.stream()
        .flatMap(trace -> trace.nodes().stream())
        .anyMatch(node -> node.primitive().equals(new Source.Read(balance.weights())));
  }

  private static List<ModelMethod> ofKind(List<ModelMethod> methods, ModelMethod.Kind kind) {
    return methods.stream().filter(method -> method.kind() == kind).toList();
  }

  private Trace trace(boolean training) {
    Trace trace = new Trace(variables, training, floatType);
    trace.amend(amendments);
    trace.reportTo(this::report);
    if (learning.balances() != null) {
      trace.balance(balance == null ? ClassBalance.standIn(floatType) : balance.weights());
    }
    traces.add(trace);
    return trace;
  }

  // ---- tracing

  private void forward(List<ModelMethod> methods, boolean implied, List<Traced> traced) {
    List<ModelMethod> found = ofKind(methods, ModelMethod.Kind.FORWARD);
    Layer only = found.isEmpty() && methods.isEmpty() ? onlyLayer() : null;
    if (found.isEmpty() && only == null) {
      return;
    }
    ModelMethod method = found.isEmpty() ? null : found.get(0);
    Trace predict = trace(false);
    Map<String, Tensor> outputs = outputs(method, only, predict);
    traced.add(new Traced("predict", "forward", predict, outputs, null));
    if (!implied || data == null || HeadLosses.implied(data) == null) {
      return;
    }
    Set<String> told = new HashSet<>();
    for (boolean training : new boolean[] {false, true}) {
      Set<String> before = Set.copyOf(told);
      Consumer<Located> once = // the head is another tensor in training where it is dropped out
          located -> {
            told.add(located.problem().id());
            if (!before.contains(located.problem().id())) {
              report(located);
            }
          };
      Trace trace = trace(training);
      List<Head> heads = new ArrayList<>();
      outputs(method, only, trace).forEach((output, tensor) -> heads.add(Head.of(output, tensor)));
      Map<String, Tensor> results = new HeadLosses(data, balance, once).of(trace, heads);
      Objective objective = null;
      if (training && results.containsKey("loss")) {
        objective = trace.record(() -> dev.tenon.Tenon.minimize(results.get("loss")));
      }
      String function = training ? "train" : "evaluate";
      traced.add(new Traced(function, "forward", trace, results, objective));
    }
  }

  private Map<String, Tensor> outputs(ModelMethod method, Layer only, Trace trace) {
    if (method != null) {
      return method.outputs(method.call(model, trace, data), trace);
    }
    Tensor input = trace.input("input", Reflection.shape(data.input(), null));
    Trace.Frame frame = new Trace.Frame("", null, Origin.NONE, true);
    return new LinkedHashMap<>(Map.of("output", trace.within(frame, () -> only.apply(input))));
  }

  /** The one layer of a model without methods, which is its forward pass. */
  private Layer onlyLayer() {
    List<Layer> layers = Ownership.layersOf(model);
    return data != null && layers.size() == 1 ? layers.get(0) : null;
  }

  private Traced inference(ModelMethod method, String function) {
    Trace trace = trace(false);
    return new Traced(
        function,
        method.name(),
        trace,
        method.outputs(method.call(model, trace, data), trace),
        null);
  }

  private Traced objective(ModelMethod method, boolean single, boolean training) {
    Trace trace = trace(training);
    Objective objective = (Objective) method.call(model, trace, data);
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    outputs.put("loss", objective.loss());
    outputs.putAll(objective.reports());
    String function = !single ? method.name() : training ? "train" : "evaluate";
    return new Traced(function, method.name(), trace, outputs, training ? objective : null);
  }

  private Traced update(ModelMethod method) {
    Trace trace = trace(false);
    Update update = (Update) method.call(model, trace, data);
    if (update.from() != null) {
      move(trace, update);
    }
    return new Traced(method.name(), method.name(), trace, Map.of(), null);
  }

  private void move(Trace trace, Update update) {
    List<Variable> from = variables.of(Ownership.within(update.from()));
    List<Variable> to = variables.of(Ownership.within(update.to()));
    List<Type> fromTypes = from.stream().map(Variable::type).toList();
    List<Type> toTypes = to.stream().map(Variable::type).toList();
    if (from.isEmpty() || !fromTypes.equals(toTypes)) {
      throw Problem.of(
              "UpdateWeights",
              "the layers do not have the same weights: %s and %s",
              fromTypes,
              toTypes)
          .fix("build both layers by the same method")
          .placed(update.origin());
    }
    for (int i = 0; i < from.size(); i++) {
      Tensor source = trace.read(from.get(i));
      Variable target = to.get(i);
      trace.record(
          () -> {
            Tensor kept = trace.read(target).times(update.decay());
            trace.assign(
                target, update.decay() == 0 ? source : kept.plus(source.times(1 - update.decay())));
            return null;
          });
    }
  }

  // ---- finishing

  private Program finish(List<Traced> traced) {
    for (Traced function : traced) {
      if (function.objective() != null) {
        function.trace().keep(new Trained(variables, function.objective()).kept(model));
      }
    }
    List<Replay> replays = traced.stream().map(t -> Assembly.rewritten(t.trace())).toList();
    variables.settleNames();
    variables.wrongFormers().forEach(this::report);
    boolean trains = traced.stream().anyMatch(t -> t.objective() != null);
    variables.wrongFrozen(name, trains).forEach(this::report);
    List<Variable> all = new ArrayList<>(variables.all());
    Map<Variable, Double> rates = new LinkedHashMap<>();
    List<Variable> progress = new ArrayList<>(List.of(Trace.SEED, Trace.STEP));
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
        if (problems.stream().anyMatch(p -> !p.warning())) {
          return null;
        }
        progress.addAll(descent.rates().keySet());
        if (descent.learning().accumulates()) {
          progress.addAll(List.of(Trace.UPDATES, Trace.GATHERED));
        }
        rates.putAll(descent.rates());
        optimizations = optimize(function, replays.get(i), descent, all, averages);
      }
      moved.add(optimizations);
    }
    if (problems.stream().anyMatch(p -> !p.warning())) {
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
    replay
        .trace()
        .updates()
        .forEach(
            (weight, value) -> {
              if (averages.containsKey(weight)) {
                replay.trace().assign(averages.get(weight), value);
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
      return new Descent(rule, rule.step(), Trace.LEARNING_RATE, "");
    }
    String path = "training/" + function.name();
    return new Descent(
        rule.oneBatch(),
        slot(path + "/step", Trace.STEP.type()),
        slot(path + "/learning_rate", Trace.LEARNING_RATE.type()),
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
        List<Trace.Applied> layers = traced.get(i).trace().applied();
        parts.add(new Costing.Part(functions.get(i), traced.get(i).method(), layers));
      }
    }
    return Costing.of(parts, variables);
  }
}
