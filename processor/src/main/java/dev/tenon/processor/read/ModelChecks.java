package dev.tenon.processor.read;

import dev.tenon.Problem;
import dev.tenon.ir.Declaration.Located;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Reports models that generated code could not name, or that can hold no layers. */
final class ModelChecks {
  private final List<Located> problems;

  ModelChecks(List<Located> problems) {
    this.problems = problems;
  }

  /** Whether {@code model} can be a model. */
  boolean check(TypeElement model, AnnotationMirror marked) {
    Token token = new Token(model, marked);
    if (model.getKind() != ElementKind.RECORD && model.getKind() != ElementKind.CLASS) {
      return problem(
          token,
          Problem.of(
                  "ModelKind",
                  "a model is a record or a class; %s is %s",
                  model.getSimpleName(),
                  kind(model))
              .fix("write record " + model.getSimpleName() + "(...)"));
    }
    for (Element scope = model; scope instanceof TypeElement; scope = scope.getEnclosingElement()) {
      TypeElement type = (TypeElement) scope;
      if (type.getModifiers().contains(Modifier.PRIVATE)) {
        return problem(
            token,
            Problem.of(
                    "PrivateModel",
                    "generated code cannot name %s: %s is private",
                    model.getSimpleName(),
                    type.getSimpleName())
                .fix("remove private from " + type.getSimpleName()));
      }
      if (!type.getTypeParameters().isEmpty()) {
        return problem(
            token,
            Problem.of(
                    "GenericModel",
                    "a model cannot be generic: %s has type parameters",
                    type.getSimpleName())
                .fix(
                    type.equals(model)
                        ? "remove the type parameters"
                        : "move " + model.getSimpleName() + " out of " + type.getSimpleName()));
      }
    }
    return true;
  }

  private static String kind(TypeElement type) {
    return switch (type.getKind()) {
      case ENUM -> "an enum";
      case ANNOTATION_TYPE -> "an annotation";
      default -> "an interface";
    };
  }

  private boolean problem(Token token, Problem problem) {
    problems.add(new Located(problem, token.origin(), false));
    return false;
  }
}
