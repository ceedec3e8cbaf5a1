package dev.tenon.processor.read;

import dev.tenon.Budget;
import dev.tenon.ClipGradients;
import dev.tenon.Model;
import dev.tenon.Optimizer;
import dev.tenon.Problem;
import dev.tenon.Schedule;
import dev.tenon.Training;
import dev.tenon.Warmup;
import dev.tenon.WeightAverage;
import dev.tenon.ir.BudgetCheck;
import dev.tenon.ir.Counted;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Learning;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Fix;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads a model of the annotation form from the compiler's view of its source. */
public final class ModelReader {
  private final ProcessingEnvironment environment;
  private final Elements elements;
  private final Rules rules;
  private final Predicate<TypeElement> written;
  private final DataReader dataReader;

  /**
   * Reads with the means of one compilation.
   *
   * @param written whether a type is among the sources
   * @param changeable whether what a data set says may be changed for the model that is read
   */
  public ModelReader(
      ProcessingEnvironment environment,
      SourceRules sources,
      Predicate<TypeElement> written,
      Predicate<TypeElement> changeable) {
    this.environment = environment;
    this.written = written;
    this.elements = environment.getElementUtils();
    this.dataReader = new DataReader(elements, written, changeable);
    this.rules = new Rules(elements, environment.getFiler(), sources);
  }

  /** What {@code model}, which carries {@link Model}, declares. */
  public Source read(TypeElement model) {
    List<Located> problems = new ArrayList<>();
    AnnotationMirror marked = Mirrors.find(model, Model.class).orElseThrow();
    boolean reachable = new ModelChecks(problems).check(model, marked);
    Token token = new Token(model, null);
    Object named = Mirrors.values(elements, marked).get("data");
    TypeElement data = Mirrors.classValue(named).orElse(null);
    if (named instanceof PrimitiveType || named instanceof ArrayType) {
      problems.add(located(DataReader.noDataSpec(named.toString()), new Token(model, marked)));
    }
    Problem misstated = data == null ? null : DataSpecs.problem(elements, data);
    if (misstated != null && !written.test(data)) { // else it is told there
      problems.add(located(misstated.at("data"), new Token(model, marked)));
    }
    boolean fluent = FluentReader.isFluent(model);
    ElementReader reader = new ElementReader(elements, rules, problems);
    List<VariableElement> fields = fluent ? List.of() : fields(model);
    List<Declaration.Element> read = reachable ? reader.read(fields) : List.of();
    Map<String, Object> training =
        Mirrors.find(model, Training.class)
            .map(mirror -> Mirrors.values(elements, mirror))
            .orElse(Map.of());
    Schedule schedule = schedule(model, problems);
    Declaration declaration =
        new Declaration(
            model.getSimpleName().toString(),
            read,
            dataReader.read(data, new Token(model, marked), problems),
            new Learning(
                optimizer(model, problems),
                training.get("weightDecay") instanceof Double decay ? decay : 0,
                clip(model, problems),
                number(training, "accumulate", 1) > 1,
                average(model, problems),
                balances(model, training),
                schedule.momentum(0, 1).isPresent() ? scheduled(model) : null),
            budget(model),
            DataSpecs.constants(elements, model),
            token.origin(),
            Allows.in(model));
    boolean incomplete =
        Mirrors.unresolved(model)
            || Dropped.any(environment, model)
            || fields.stream()
                .anyMatch(
                    field ->
                        ElementReader.mirrors(field).stream().anyMatch(Mirrors::unresolved)
                            || field.asType().getKind() == javax.lang.model.type.TypeKind.ERROR)
            || (data != null && (Mirrors.unresolved(data) || RowReader.unresolved(data)));
    FluentReader methods = new FluentReader(elements, declaration, problems);
    if (read.isEmpty() && problems.isEmpty() && !fluent) {
      problems.add(
          located(
              Problem.of("NoLayers", "%s has no layers", declaration.name())
                  .fix("declare components such as @Dense(units = 10) Tensor logits"),
              token));
    }
    return new Source(
        model,
        names(model),
        data,
        declaration,
        fluent ? methods.functions(model) : Signatures.of(declaration),
        fluent ? methods.variants(model) : List.of(),
        settings(model, declaration.data(), training, schedule, problems),
        problems,
        incomplete,
        reachable
            && misstated == null
            && problems.stream().noneMatch(p -> p.problem().option().equals("data")),
        fluent,
        "",
        type -> Auxiliary.is(environment, type));
  }

  private static Located located(Problem problem, Token token) {
    return new Located(problem, token.origin(), false);
  }

  /**
   * Components of a record, fields of a class: those that can be elements, in order. A component's
   * field stands for it, since that is what javac shows diagnostics on.
   */
  private static List<VariableElement> fields(TypeElement model) {
    List<VariableElement> declared = ElementFilter.fieldsIn(model.getEnclosedElements());
    List<VariableElement> fields = new ArrayList<>();
    // ECJ lists the fields of a record in another order than its components.
    for (RecordComponentElement component : model.getRecordComponents()) {
      declared.stream()
          .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
          .findFirst()
          .ifPresent(fields::add);
    }
    for (VariableElement field : declared) {
      boolean isStatic = field.getModifiers().contains(Modifier.STATIC);
      if (!fields.contains(field) && (!isStatic || ElementReader.isMarked(field))) {
        fields.add(field);
      }
    }
    return fields;
  }

  private Optimizer optimizer(TypeElement model, List<Located> problems) {
    return only(
            model, "TwoOptimizers", "optimizers", Rules::isOptimizer, rules::optimizer, problems)
        .map(Optimizer.class::cast)
        .orElseGet(Reflection::defaultOptimizer);
  }

  private ClipGradients.Rule clip(TypeElement model, List<Located> problems) {
    return only(
            model,
            "ClipLimits",
            "limits",
            mirror -> Mirrors.is(mirror, ClipGradients.class),
            mirror -> {
              Map<String, Object> values = Mirrors.values(elements, mirror);
              return new ClipGradients.Rule(
                  (Double) values.get("value"),
                  (Double) values.get("norm"),
                  (Double) values.get("globalNorm"));
            },
            problems)
        .map(ClipGradients.Rule.class::cast)
        .orElse(null);
  }

  private WeightAverage.Rule average(TypeElement model, List<Located> problems) {
    return only(
            model,
            "NoFraction",
            "averages",
            mirror -> Mirrors.is(mirror, WeightAverage.class),
            mirror ->
                new WeightAverage.Rule((Double) Mirrors.values(elements, mirror).get("value")),
            problems)
        .map(WeightAverage.Rule.class::cast)
        .orElse(null);
  }

  private Schedule schedule(TypeElement model, List<Located> problems) {
    Predicate<AnnotationMirror> isWarmup = mirror -> Mirrors.is(mirror, Warmup.class);
    Schedule rest =
        only(
                model,
                "TwoSchedules",
                "schedules",
                mirror -> Rules.isSchedule(mirror) && !isWarmup.test(mirror),
                rules::schedule,
                problems)
            .map(Schedule.class::cast)
            .orElse(Schedule.CONSTANT);
    return only(model, "TwoSchedules", "warm-ups", isWarmup, rules::schedule, problems)
        .map(warmup -> ((Warmup.Rule) warmup).before(rest))
        .orElse(rest);
  }

  /** The schedule that stands on {@code model}, warm-ups aside. */
  private static Origin scheduled(TypeElement model) {
    return Mirrors.all(model).stream()
        .filter(mirror -> Rules.isSchedule(mirror) && !Mirrors.is(mirror, Warmup.class))
        .findFirst()
        .map(mirror -> new Token(model, mirror).origin())
        .orElseThrow();
  }

  /** What the one annotation of a kind on {@code model} stands for; empty without a sound one. */
  private static Optional<Object> only(
      TypeElement model,
      String id,
      String kinds,
      Predicate<AnnotationMirror> isOfKind,
      Function<AnnotationMirror, Object> build,
      List<Located> problems) {
    List<AnnotationMirror> all = Mirrors.all(model).stream().filter(isOfKind).toList();
    for (AnnotationMirror further : all.subList(Math.min(1, all.size()), all.size())) {
      if (Mirrors.typeOf(further).equals(Mirrors.typeOf(all.get(0)))) {
        continue; // which the compiler reports
      }
      problems.add(
          located(
              Problem.of(
                      id,
                      "%s has two %s, @%s and @%s",
                      model.getSimpleName(),
                      kinds,
                      Mirrors.typeOf(all.get(0)).getSimpleName(),
                      Mirrors.typeOf(further).getSimpleName())
                  .fix("remove one of them"),
              new Token(model, further)));
    }
    if (all.isEmpty() || Mirrors.unresolved(model)) {
      return Optional.empty();
    }
    try {
      return Optional.of(build.apply(all.get(0)));
    } catch (Problem problem) {
      String name = "@" + Mirrors.typeOf(all.get(0)).getSimpleName();
      problems.add(located(problem.about(name), new Token(model, all.get(0))));
      return Optional.empty();
    }
  }

  private Source.Settings settings(
      TypeElement model,
      Declaration.Data data,
      Map<String, Object> training,
      Schedule schedule,
      List<Located> problems) {
    int epochs = number(training, "epochs", 10);
    int batchSize = number(training, "batchSize", 64);
    int accumulate = number(training, "accumulate", 1);
    long seed = training.get("seed") instanceof Long number ? number : 1;
    positive("epochs", epochs, model, problems);
    positive("batchSize", batchSize, model, problems);
    positive("accumulate", accumulate, model, problems);
    if (data != null && data.size() > 0 && batchSize > data.size() && !training.isEmpty()) {
      trainingProblem(tooLarge(batchSize, data, training(model)), model, problems);
    }
    if (training.get("weightDecay") instanceof Double decay && !(decay >= 0)) {
      trainingProblem(
          Problem.of("Negative", "@Training has weightDecay = %s; that must be 0 or above", decay)
              .at("weightDecay")
              .fix("write 0 or a number above"),
          model,
          problems);
    }
    return new Source.Settings(
        Math.max(1, epochs), Math.max(1, batchSize), Math.max(1, accumulate), seed, schedule);
  }

  private static Problem tooLarge(int batchSize, Declaration.Data data, Token marked) {
    Candidate all =
        new Candidate(
            Place.ofText(marked, "", "training", marked.origin()),
            new Remedy.Write("batchSize", data.size()));
    return Problem.of(
            "BatchSize",
            "@Training has batchSize = %d, but %s has %s",
            batchSize,
            data.name(),
            Counted.plain(data.size(), "example"))
        .at("batchSize")
        .fix("write %d at most".formatted(data.size()))
        .mendedBy(List.of(new Fix(all, "write batchSize = %d or less".formatted(data.size()))));
  }

  private static Token training(TypeElement model) {
    return new Token(model, Mirrors.find(model, Training.class).orElseThrow());
  }

  /** Where it is said that classes are balanced; null where that is not said. */
  private static Origin balances(TypeElement model, Map<String, Object> training) {
    return Boolean.TRUE.equals(training.get("balanceClasses")) ? training(model).origin() : null;
  }

  private static int number(Map<String, Object> training, String option, int otherwise) {
    return training.get(option) instanceof Integer number ? number : otherwise;
  }

  private static void positive(
      String option, int value, TypeElement model, List<Located> problems) {
    if (value < 1) {
      trainingProblem(
          Problem.of("NotPositive", "@Training has %s = %d; that must be above 0", option, value)
              .at(option)
              .fix("write a number above 0"),
          model,
          problems);
    }
  }

  private static void trainingProblem(Problem problem, TypeElement model, List<Located> problems) {
    problems.add(located(problem, training(model)));
  }

  /** What {@code model} may cost; null where it does not say. */
  private BudgetCheck.Limits budget(TypeElement model) {
    AnnotationMirror mirror = Mirrors.find(model, Budget.class).orElse(null);
    if (mirror == null || Mirrors.unresolved(mirror)) {
      return null;
    }
    Map<String, Object> values = Mirrors.values(elements, mirror);
    return new BudgetCheck.Limits(
        (Long) values.get("parameters"),
        (Long) values.get("activationBytes"),
        (Long) values.get("flops"),
        new Token(model, mirror).origin());
  }

  private ModelNames names(TypeElement model) {
    LinkedList<String> simpleNames = new LinkedList<>();
    for (Element scope = model; scope instanceof TypeElement; scope = scope.getEnclosingElement()) {
      simpleNames.addFirst(scope.getSimpleName().toString());
    }
    return new ModelNames(
        elements.getPackageOf(model).getQualifiedName().toString(), List.copyOf(simpleNames));
  }
}
