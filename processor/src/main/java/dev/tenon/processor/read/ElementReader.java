package dev.tenon.processor.read;

import dev.tenon.Formerly;
import dev.tenon.From;
import dev.tenon.Frozen;
import dev.tenon.Input;
import dev.tenon.Loss;
import dev.tenon.Output;
import dev.tenon.Problem;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Declaration.Placed;
import dev.tenon.ir.Former;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Unsaid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;

/** Reads the components or fields of a model. */
final class ElementReader {
  /** The Java virtual machine passes no more arguments, {@code this} included. */
  private static final int MOST_COMPONENTS = 254;

  private final Elements elements;
  private final Rules rules;
  private final List<Located> problems;

  ElementReader(Elements elements, Rules rules, List<Located> problems) {
    this.elements = elements;
    this.rules = rules;
    this.problems = problems;
  }

  /** Whether Tenon has a say about {@code field}: a tensor, or something with a layer on it. */
  static boolean isMarked(Element field) {
    return mirrors(field).stream().anyMatch(ElementReader::isOurs);
  }

  /**
   * The annotations on {@code field}, or those on the component that it belongs to: ECJ leaves some
   * with enum constants out on a record's field.
   */
  static List<AnnotationMirror> mirrors(Element field) {
    List<AnnotationMirror> mirrors = Mirrors.all(field);
    if (field.getEnclosingElement() instanceof TypeElement type) {
      for (RecordComponentElement component : type.getRecordComponents()) {
        if (component.getSimpleName().equals(field.getSimpleName())) {
          List<AnnotationMirror> others = Mirrors.all(component);
          return ours(others) > ours(mirrors) ? others : mirrors;
        }
      }
    }
    return mirrors;
  }

  private static long ours(List<AnnotationMirror> mirrors) {
    return mirrors.stream().filter(ElementReader::isOurs).count();
  }

  /** Whether {@code mirror} belongs on an element of a model. */
  static boolean isOurs(AnnotationMirror mirror) {
    return Mirrors.is(mirror, From.class)
        || Mirrors.is(mirror, Input.class)
        || Mirrors.is(mirror, Output.class)
        || Mirrors.is(mirror, Shape.class)
        || Rules.isLayer(mirror);
  }

  /** What {@code fields} declare. */
  List<Declaration.Element> read(List<VariableElement> fields) {
    List<Declaration.Element> read = new ArrayList<>();
    for (VariableElement field : fields) {
      boolean marked = isMarked(field);
      boolean tensor = isTensor(field);
      boolean record = field.getEnclosingElement().getKind().name().equals("RECORD");
      if (marked && field.getModifiers().contains(Modifier.STATIC)) {
        problem(
            field,
            Problem.of("StaticLayer", "%s is static; a layer is not", field.getSimpleName())
                .fix("remove static"));
      } else if (marked && !tensor) {
        read.add(element(field));
        problem(
            field,
            Problem.of(
                    "LayerType",
                    "%s is a %s; what a layer computes is a Tensor",
                    field.getSimpleName(),
                    typeName(field))
                .fix("write Tensor " + field.getSimpleName()));
      } else if (!marked && (tensor || record)) {
        if (tensor) {
          read.add(unsaid(field));
        }
        problem(
            field,
            Problem.of("NoLayer", "%s has no layer annotation", field.getSimpleName())
                .fix("put one before it, such as @Dense(units = 10), or remove it"));
      } else if (marked) {
        read.add(element(field));
        if (record && read.size() == MOST_COMPONENTS + 1) {
          problem(
              field,
              Problem.of(
                      "TooManyLayers",
                      "a record has at most %d components; this is one more",
                      MOST_COMPONENTS)
                  .fix("write a class with a field for each layer"));
        }
      }
    }
    return read;
  }

  private static boolean isTensor(VariableElement field) {
    return field.asType() instanceof DeclaredType type
        && ((TypeElement) type.asElement())
            .getQualifiedName()
            .contentEquals(Tensor.class.getCanonicalName());
  }

  private static String typeName(VariableElement field) {
    return field.asType() instanceof DeclaredType type
        ? type.asElement().getSimpleName().toString()
        : field.asType().toString();
  }

  private void problem(Element element, Problem problem) {
    problems.add(new Located(problem, new Token(element, null).origin(), false));
  }

  /** An element of which nothing is said: what it gives is unsure. */
  private static Declaration.Element unsaid(VariableElement field) {
    Origin origin = new Token(field, null).origin();
    List<Placed> layers = List.of(new Placed(Unsaid.LAYER, "layer", origin));
    String name = field.getSimpleName().toString();
    return new Declaration.Element(name, layers, List.of(), null, null, null, origin, null);
  }

  private Declaration.Element element(VariableElement field) {
    List<Placed> layers = new ArrayList<>();
    AnnotationMirror from = null;
    AnnotationMirror input = null;
    AnnotationMirror stated = null;
    AnnotationMirror output = null;
    AnnotationMirror formerly = null;
    AnnotationMirror frozen = null;
    for (AnnotationMirror mirror : mirrors(field)) {
      if (Rules.isLayer(mirror)) {
        Token token = new Token(field, mirror);
        layers.add(new Placed(layer(mirror, token), Rules.kind(mirror), token.origin()));
      } else if (Mirrors.is(mirror, From.class)) {
        from = mirror;
      } else if (Mirrors.is(mirror, Input.class)) {
        input = mirror;
      } else if (Mirrors.is(mirror, Shape.class)) {
        stated = mirror;
      } else if (Mirrors.is(mirror, Output.class)) {
        output = mirror;
      } else if (Mirrors.is(mirror, Formerly.class)) {
        formerly = mirror;
      } else if (Mirrors.is(mirror, Frozen.class)) {
        frozen = mirror;
      }
    }
    Token token = new Token(field, null);
    return new Declaration.Element(
        field.getSimpleName().toString(),
        layers,
        from == null ? List.of() : names(from),
        text(field, input),
        text(field, stated),
        output == null ? null : output(field, output),
        token.origin(),
        from == null ? null : new Token(field, from).origin(),
        formerly == null
            ? List.of()
            : Former.all(
                names(formerly).toArray(String[]::new), new Token(field, formerly).origin()),
        frozen == null ? null : new Token(field, frozen).origin());
  }

  private Object layer(AnnotationMirror mirror, Token token) {
    if (Mirrors.unresolved(mirror)) {
      return Unsaid.OPTIONS;
    }
    try {
      return Objects.requireNonNullElse(rules.layer(mirror), Unsaid.OPTIONS);
    } catch (Problem problem) {
      String name = token.element().getSimpleName().toString();
      problems.add(
          problem.isPlaced()
              ? new Located(problem, problem.origin(), false)
              : new Located(problem.about(name), token.origin(), false));
      return Unsaid.OPTIONS;
    }
  }

  private List<String> names(AnnotationMirror from) {
    return Mirrors.values(elements, from).get("value") instanceof List<?> names
        ? names.stream().map(String::valueOf).toList()
        : List.of();
  }

  private Declaration.Text text(Element field, AnnotationMirror mirror) {
    return mirror == null
        ? null
        : new Declaration.Text(
            String.valueOf(Mirrors.values(elements, mirror).get("value")),
            new Token(field, mirror).origin());
  }

  private Declaration.Output output(Element field, AnnotationMirror mirror) {
    Map<String, Object> values = Mirrors.values(elements, mirror);
    Loss loss =
        values.get("loss") instanceof List<?> losses && !losses.isEmpty()
            ? loss(String.valueOf(losses.get(0)))
            : null;
    return new Declaration.Output(
        loss,
        values.get("weight") instanceof Double weight ? weight : 1,
        String.valueOf(values.get("label")),
        values.get("classWeights") instanceof List<?> weights
            ? weights.stream().map(Double.class::cast).toList()
            : List.of(),
        new Token(field, mirror).origin());
  }

  private static Loss loss(String name) {
    for (Loss loss : Loss.values()) {
      if (loss.name().equals(name)) {
        return loss;
      }
    }
    return null;
  }
}
