package dev.tenon.ir.fluent;

import dev.tenon.DType;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Update;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.ClassBalance;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Frame;
import dev.tenon.ir.Head;
import dev.tenon.ir.HeadLosses;
import dev.tenon.ir.Learning;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Program;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.Source;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import dev.tenon.ir.allow.Allowances;
import dev.tenon.ir.lint.Lints;
import dev.tenon.ir.lint.PaddingLint;
import dev.tenon.ir.mend.Amendments;
import dev.tenon.ir.mend.Arrangements;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Found;
import dev.tenon.ir.mend.GivenData;
import dev.tenon.ir.mend.Mending;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes a {@link Program} of an object whose class is a model of the fluent form: calls its methods
 * with symbolic tensors, and has {@link Finishing} make the program of them.
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
  private boolean cut; // whether a mistake ended a function early
  private final Set<Located> problems = new LinkedHashSet<>();
  private final Elsewhere elsewhere = new Elsewhere();
  private final List<Trace> traces = new ArrayList<>();

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
            : GivenData.said(
                Reflection.data(marked.data(), Origin.of(type.getSimpleName(), type)), amendments);
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
    return assemble(
        model,
        name,
        floatType,
        List.of(),
        (candidate, places) -> plain(candidate),
        Arrangements.NONE);
  }

  /** What can be told without a look at the source. */
  private static List<Candidate> plain(Candidate candidate) {
    boolean unseen =
        candidate.all().stream()
            .anyMatch(
                each ->
                    each.remedy() instanceof Remedy.Shift
                        || each.isOfOperands()
                        || each.place().isSpec());
    return unseen ? List.of() : List.of(candidate);
  }

  /**
   * Assembles {@code model}, which computes in {@code floatType}.
   *
   * @param variants others made by the same code: what mends this one must not break them
   * @param written a change that may mend a problem as it can be written into the source, in one
   *     way or several, given all that can be changed
   * @param arrangements what may change place in the source
   */
  public static Assembler.Result assemble(
      Object model,
      String name,
      DType floatType,
      List<Object> variants,
      BiFunction<Candidate, List<Place>, List<Candidate>> written,
      Arrangements arrangements) {
    FluentAssembler assembler = new FluentAssembler(model, name, floatType, Amendments.NONE);
    Program program = assembler.guarded(assembler::program);
    List<Located> all =
        Mending.of(
            assembler.found(),
            new Siblings(
                variants,
                (each, change) -> found(each, name, floatType, change, located -> false),
                (change, hopeless) -> found(model, name, floatType, change, hopeless)),
            candidate -> written.apply(candidate, assembler.places()),
            arrangements);
    return new Assembler.Result(
        all.stream().allMatch(Located::warning) ? program : null, all, assembler.allowances);
  }

  private List<Place> places() {
    return traces.stream().flatMap(trace -> trace.recovery().places().stream()).toList();
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
        problems.stream().map(this::toldWithCalls).toList(),
        traces.stream().flatMap(t -> t.recovery().silent().stream()).toList(),
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
    // a call in a loop fails once, whatever its sizes are the next time
    if (elsewhere.isFirst(located)) {
      problems.add(located);
      if (hopeless.test(located)) {
        throw new Mending.Enough();
      }
    }
  }

  private Located toldWithCalls(Located located) {
    Located told = worded(located);
    String others = elsewhere.lines(located);
    return others.isEmpty()
        ? told
        : new Located(told.problem().alsoAt(others), told.origin(), told.warning());
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
      cut = true;
      if (traces.stream().noneMatch(trace -> trace.recovery().isSilent(problem))) {
        report(new Located(problem, problem.origin(), false));
      }
    } catch (RuntimeException | StackOverflowError e) {
      cut = true;
      boolean after = !traces.isEmpty() && traces.get(traces.size() - 1).recovery().isDoubtful();
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
    traces.forEach(trace -> trace.warnings().all().forEach(this::report));
    Lints.check(
        traced.stream()
            .map(function -> new Lints.Function(function.trace(), isTrained(function)))
            .toList(),
        this::report);
    traced.forEach(function -> PaddingLint.check(function.trace(), data, this::report));
    for (ModelMethod method : objectives) {
      UnusedInputs.of(method, functions(method, traced)).forEach(this::report);
    }
    if (!amendments.isEmpty()) {
      return null; // nobody asks for the program of a change that is tried
    }
    traced.addAll(updates);
    return new Finishing(model, name, floatType, learning, variables, balance, this::report)
        .program(traced);
  }

  private static boolean isTrained(Traced function) {
    return function.objective() != null || function.outputs().containsKey("loss");
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
    trace.define(Reflection.constants(model.getClass()));
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
    Tensor input = trace.input("input", Reflection.shape(data.input(), null), data);
    Frame frame = Frame.ofUser();
    return new LinkedHashMap<>(Map.of("output", trace.within(frame, () -> only.apply(input))));
  }

  /** The one layer of a model without methods, which is its forward pass. */
  private Layer onlyLayer() {
    List<Layer> layers = Ownership.layersOf(model);
    return data != null && layers.size() == 1 ? layers.get(0) : null;
  }

  private Traced inference(ModelMethod method, String function) {
    Trace trace = trace(false);
    Map<String, Tensor> outputs = method.outputs(method.call(model, trace, data), trace);
    return new Traced(function, method.name(), trace, outputs, null);
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
      new WeightMoves(variables, cut).compute(update, trace);
    }
    return new Traced(method.name(), method.name(), trace, Map.of(), null);
  }
}
