package dev.tenon.processor.read;

import dev.tenon.EarlyStopping;
import dev.tenon.Metrics;
import dev.tenon.Monitor;
import dev.tenon.Plateau;
import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.MetricNames;
import dev.tenon.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What a model says is to be made of measurements: that there are such, and in such ranges. */
public final class Watched {
  private static final List<Class<?>> ANNOTATIONS =
      List.of(EarlyStopping.class, Plateau.class, Metrics.class);

  private Watched() {}

  /** Whether {@code mirror} is one of these annotations. */
  static boolean is(AnnotationMirror mirror) {
    return ANNOTATIONS.stream().anyMatch(type -> Mirrors.is(mirror, type));
  }

  /** Whether {@code model} has one of these annotations. */
  public static boolean any(TypeElement model) {
    return Mirrors.all(model).stream().anyMatch(Watched::is);
  }

  /** What is wrong with the annotations of {@code model}, of which {@code program} was made. */
  public static List<Located> check(Elements elements, TypeElement model, Program program) {
    List<Located> problems = new ArrayList<>();
    for (AnnotationMirror mirror : Mirrors.all(model)) {
      if (!is(mirror) || Mirrors.unresolved(mirror)) {
        continue;
      }
      Map<String, Object> values = Mirrors.values(elements, mirror);
      String name = "@" + Mirrors.typeOf(mirror).getSimpleName();
      Token token = new Token(model, mirror);
      Consumer<Problem> report =
          problem -> problems.add(new Located(problem.about(name), token.origin(), false));
      try {
        check(values, Mirrors.is(mirror, Plateau.class), program, report);
      } catch (Problem problem) {
        report.accept(problem);
      }
    }
    return problems;
  }

  private static void check(
      Map<String, Object> values, boolean plateau, Program program, Consumer<Problem> report) {
    if (values.get("value") instanceof List<?> names) {
      for (int i = 0; i < names.size(); i++) {
        int index = i;
        MetricNames.problem(program, String.valueOf(names.get(i)), false)
            .ifPresent(problem -> report.accept(problem.at("value", index)));
      }
      return;
    }
    Monitor monitor = Monitor.of((String) values.get("monitor"));
    MetricNames.problem(program, monitor.name(), true)
        .ifPresent(problem -> report.accept(problem.at("monitor")));
    int patience = (Integer) values.get("patience");
    double minDelta = (Double) values.get("minDelta");
    // the ranges of both are the same
    new Plateau.Rule(
        monitor,
        plateau ? (Double) values.get("factor") : 0.5,
        patience,
        minDelta,
        plateau ? (Double) values.get("minRate") : 0);
  }
}
