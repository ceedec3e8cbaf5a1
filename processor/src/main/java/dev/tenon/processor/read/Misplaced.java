package dev.tenon.processor.read;

import dev.tenon.Budget;
import dev.tenon.ClipGradients;
import dev.tenon.Model;
import dev.tenon.Problem;
import dev.tenon.Shape;
import dev.tenon.Training;
import dev.tenon.WeightAverage;
import dev.tenon.ir.Declaration.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reports annotations that say something about a model but stand on none. */
public final class Misplaced {
  private Misplaced() {}

  /** What is misplaced among the elements with {@code annotations}. */
  public static List<Located> find(
      ProcessingEnvironment environment,
      Set<? extends TypeElement> annotations,
      RoundEnvironment round) {
    List<Located> found = new ArrayList<>();
    for (TypeElement annotation : annotations) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        for (AnnotationMirror mirror : Mirrors.all(element)) {
          if (Mirrors.typeOf(mirror).equals(annotation) && isMisplaced(element, mirror)) {
            Element type = element.getKind().isField() ? element.getEnclosingElement() : element;
            if (Mirrors.unresolved(type) || Dropped.any(environment, (TypeElement) type)) {
              continue; // it may be a @Model that the compiler does not know
            }
            found.add(
                new Located(
                    Problem.of(
                            "NoModel",
                            "@%s says something about a model, but %s is none",
                            annotation.getSimpleName(),
                            type.getSimpleName())
                        .fix("annotate " + type.getSimpleName() + " with @Model"),
                    new Token(element, mirror).origin(),
                    false));
          }
        }
      }
    }
    return found;
  }

  private static boolean isMisplaced(Element element, AnnotationMirror mirror) {
    // A record's component shows up as a field too; one of the two is enough.
    if (element.getKind() == ElementKind.FIELD) {
      // a record of tensors is what a function takes or gives
      boolean ofTensors =
          Mirrors.is(mirror, Shape.class)
              && element.getEnclosingElement().getKind() == ElementKind.RECORD;
      return ElementReader.isOurs(mirror)
          && !ofTensors
          && Mirrors.find(element.getEnclosingElement(), Model.class).isEmpty();
    }
    boolean type = element.getKind().isClass() || element.getKind().isInterface();
    return type
        && (Rules.isOptimizer(mirror)
            || Rules.isSchedule(mirror)
            || Mirrors.is(mirror, Budget.class)
            || Mirrors.is(mirror, ClipGradients.class)
            || Mirrors.is(mirror, WeightAverage.class)
            || Watched.is(mirror)
            || Mirrors.is(mirror, Training.class))
        && Mirrors.find(element, Model.class).isEmpty();
  }
}
