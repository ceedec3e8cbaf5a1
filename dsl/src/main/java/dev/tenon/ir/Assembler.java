package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Init;
import dev.tenon.Loss;
import dev.tenon.Optimizer;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.rewrite.PoolFirst;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes a {@link Program} of a {@link Declaration}: traces its functions, differentiates its loss,
 * names its variables.
 */
public final class Assembler {
  private static final List<Rewrite> REWRITES = List.of(new PoolFirst());

  private final Declaration declaration;
  private final DType floatType;
  private final Variables variables = new Variables();
  private final Set<Located> problems = new LinkedHashSet<>();
  private final Set<String> shown = new LinkedHashSet<>();

  /** What came of it: a program unless there are problems that are no warnings. */
  public record Result(Program program, List<Located> problems) {}

  private Assembler(Declaration declaration, DType floatType) {
    this.declaration = declaration;
    this.floatType = floatType;
  }

  /** Assembles a model that computes in float32. */
  public static Result assemble(Declaration declaration) {
    return assemble(declaration, DType.FLOAT32);
  }

  /** Assembles a model that computes in {@code floatType}. */
  public static Result assemble(Declaration declaration, DType floatType) {
    Assembler assembler = new Assembler(declaration, floatType);
    Program program = assembler.program();
    List<Located> all = List.copyOf(assembler.problems);
    return new Result(all.stream().allMatch(Located::warning) ? program : null, all);
  }

  private void report(Located located) {
    if (shown.add(located.origin() + located.problem().text())) {
      problems.add(located);
    }
  }

  private Program program() {
    Wiring wiring = new Wiring(declaration, this::report);
    wiring.reportUnused();
    ForwardPass predict = forward(wiring, false);
    ForwardPass train = forward(wiring, true);
    ForwardPass evaluate = forward(wiring, false);
    if (failed()) {
      return null;
    }
    Map<String, Tensor> predicted = new LinkedHashMap<>();
    wiring.outputs().forEach(e -> predicted.put(e.name(), predict.value(e)));

    Map<String, Tensor> evaluated = objectives(wiring, evaluate);
    Map<String, Tensor> trained = objectives(wiring, train);
    if (failed()) {
      return null;
    }
    Replay predicting = Replay.of(predict.trace(), REWRITES);
    Replay evaluating = Replay.of(evaluate.trace(), REWRITES);
    Replay training = Replay.of(train.trace(), REWRITES);
    List<Function> functions = new ArrayList<>();
    List<Variable> all = new ArrayList<>();
    List<Optimization> optimizations = List.of();
    boolean trains = trained.containsKey("loss");
    if (trains) {
      optimizations = optimizations(training.trace(), training.get(trained.get("loss")), all);
    } else {
      settle(all);
    }
    all.addAll(List.of(Trace.SEED, Trace.STEP, Trace.LEARNING_RATE));
    functions.add(initialize(all));
    functions.add(function("predict", predicting.trace(), predicting.get(predicted), List.of()));
    if (trains) {
      functions.add(function("evaluate", evaluating.trace(), evaluating.get(evaluated), List.of()));
      functions.add(function("train", training.trace(), training.get(trained), optimizations));
    }
    return new Program(
        declaration.name(), all, functions, rows(predict), declaration.optimizer().learningRate());
  }

  /**
   * The function over what {@code trace} recorded, equal computations once, unused ones left out.
   */
  private static Function function(
      String name, Trace trace, Map<String, Tensor> outputs, List<Optimization> optimizations) {
    Replay replay = Replay.of(trace, List.of());
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
                        o.slots()))
            .toList();
    return Function.of(name, replay.trace(), replay.get(outputs), mapped);
  }

  private boolean failed() {
    return problems.stream().anyMatch(p -> !p.warning());
  }

  private ForwardPass forward(Wiring wiring, boolean training) {
    Trace trace = new Trace(variables, training, floatType);
    ForwardPass pass = new ForwardPass(declaration, wiring, trace, this::report);
    pass.run();
    return pass;
  }

  /** Adds labels and losses; gives {@code loss} and, for class labels, {@code accuracy}. */
  private Map<String, Tensor> objectives(Wiring wiring, ForwardPass pass) {
    Map<String, Tensor> results = new LinkedHashMap<>();
    Trace trace = pass.trace();
    for (Element element : wiring.outputs()) {
      Tensor prediction = pass.value(element);
      Loss loss = lossOf(element);
      if (loss == null || prediction == null) {
        continue;
      }
      Declaration.Output marked = element.output();
      String label = marked == null ? "label" : marked.label();
      double weight = marked == null ? 1 : marked.weight();
      Origin origin =
          element.layers().isEmpty()
              ? element.origin()
              : element.layers().get(element.layers().size() - 1).origin();
      guarded(
          element,
          origin,
          () -> {
            checkClasses(prediction);
            OutputCheck.warning(prediction, loss)
                .ifPresent(
                    problem -> report(new Located(problem.about(element.name()), origin, true)));
            trace.within(
                new Trace.Frame("loss", null, origin),
                () -> {
                  Tensor target = trace.input(label, loss.label(prediction.type()));
                  Tensor mean = loss.apply(prediction, target).mean();
                  Tensor weighted = weight == 1 ? mean : mean.times(weight);
                  results.merge("loss", weighted, Tensor::plus);
                  if (loss == Loss.SOFTMAX_CROSS_ENTROPY) {
                    Tensor right = prediction.argMax(-1).equalTo(target);
                    String name = results.containsKey("accuracy") ? label + "Accuracy" : "accuracy";
                    results.put(name, right.cast(floatType).mean());
                  }
                  return null;
                });
            return null;
          });
    }
    return results;
  }

  private Loss lossOf(Element element) {
    if (element.output() != null && element.output().loss() != null) {
      return element.output().loss();
    }
    return declaration.data() != null && declaration.data().classes() > 0
        ? Loss.SOFTMAX_CROSS_ENTROPY
        : null;
  }

  private void checkClasses(Tensor logits) {
    Declaration.Data data = declaration.data();
    if (data == null || data.classes() == 0) {
      return;
    }
    if (logits.dims().rank() < 2 || !logits.dims().dim(-1).sameAs(Dim.of(data.classes()))) {
      throw Problem.of(
              "ClassCount",
              "is [%s], but %s has %d classes",
              logits.dims(),
              data.name(),
              data.classes())
          .at("units")
          .fix("end with " + data.classes() + " units: [N, " + data.classes() + "]");
    }
  }

  private void guarded(Element element, Origin origin, Supplier<Void> body) {
    try {
      body.get();
    } catch (Problem problem) {
      report(new Located(problem.about(element.name()), origin, false));
    }
  }

  /** Differentiates the loss and names all variables. */
  private List<Optimization> optimizations(Trace trace, Tensor loss, List<Variable> all) {
    List<Variable> trained = variables.all().stream().filter(Variable::trainable).toList();
    Tensor objective = loss;
    if (declaration.weightDecay() > 0) {
      for (Variable kernel : trained) {
        if (kernel.role() == Variable.Role.KERNEL) {
          Tensor sum = trace.record(() -> trace.read(kernel).square().sum());
          objective = objective.plus(sum.times(declaration.weightDecay()));
        }
      }
    }
    List<Tensor> gradients = Gradients.of(objective, trained.stream().map(trace::read).toList());
    settle(all);
    List<Optimization> optimizations = new ArrayList<>();
    Tensor step = trace.read(Trace.STEP);
    Tensor rate = trace.read(Trace.LEARNING_RATE);
    for (int i = 0; i < trained.size(); i++) {
      Variable variable = trained.get(i);
      if (gradients.get(i) == null) {
        continue; // an element that no loss depends on: already warned of
      }
      Optimizer optimizer = declaration.optimizer().on(variable);
      List<Variable> slots = new ArrayList<>();
      for (String slot : optimizer.slots()) {
        slots.add(
            Variable.named(
                variable.name() + "/" + optimizer.method() + "/" + slot,
                variable.type(),
                Init.ZEROS,
                Variable.Role.SLOT));
      }
      all.addAll(slots);
      optimizations.add(new Optimization(optimizer, variable, gradients.get(i), rate, step, slots));
    }
    trace.during(
        Phase.UPDATE,
        () -> {
          trace.assign(Trace.STEP, step.plus(1));
          return null;
        });
    return optimizations;
  }

  private void settle(List<Variable> all) {
    variables.settleNames();
    all.addAll(variables.all());
  }

  private Function initialize(List<Variable> all) {
    Trace trace = new Trace(variables, false, floatType);
    Tensor seed = trace.input("seed", new Type(DType.INT64, Dims.SCALAR));
    for (Variable variable : all) {
      String name = variable.name();
      Trace.Frame frame =
          new Trace.Frame(name.substring(0, name.lastIndexOf('/')), null, variable.origin());
      Tensor value =
          variable == Trace.SEED
              ? seed
              : trace.within(
                  frame,
                  () -> initOf(variable).tensor(trace, seed, variable.type(), Trace.salt(name)));
      trace.assign(variable, value);
    }
    return Function.of("initialize", trace, Map.of(), List.of());
  }

  private Init initOf(Variable variable) {
    return variable == Trace.LEARNING_RATE
        ? Init.constant(declaration.optimizer().learningRate())
        : variable.init();
  }

  private List<Program.Row> rows(ForwardPass pass) {
    List<Program.Row> rows = new ArrayList<>();
    for (Element element : declaration.elements()) {
      Dim flops = Dim.of(0);
      for (Node node : pass.trace().nodes()) {
        if (node.scope().equals(element.name())) {
          flops =
              flops.plus(
                  node.primitive()
                      .flops(node.inputs().stream().map(Tensor::type).toList(), node.types()));
        }
      }
      rows.add(
          new Program.Row(
              element.name(),
              String.join(" ", element.layers().stream().map(Declaration.Placed::kind).toList()),
              pass.value(element).type(),
              variables.at(element.name()).stream()
                  .filter(Variable::trainable)
                  .mapToLong(Variable::count)
                  .sum(),
              flops));
    }
    return rows;
  }
}
