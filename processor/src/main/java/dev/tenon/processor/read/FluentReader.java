package dev.tenon.processor.read;

import dev.tenon.Inference;
import dev.tenon.Layer;
import dev.tenon.Objective;
import dev.tenon.Problem;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.Update;
import dev.tenon.Variant;
import dev.tenon.ir.Declaration;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.fluent.InputNames;
import dev.tenon.processor.read.Signature.Input;
import dev.tenon.processor.read.Signature.Kind;
import dev.tenon.processor.read.Signature.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads from its declarations what a model of the fluent form can do. */
final class FluentReader {
  /** Methods without parameters that trainers or predictors have already. */
  private static final Set<String> TAKEN =
      Set.of(
          ("card close functions getClass graph hashCode model notify predictor stop toString wait"
                  + " weights")
              .split(" "));

  private final Elements elements;
  private final Declaration declaration;
  private final List<Located> problems;

  FluentReader(Elements elements, Declaration declaration, List<Located> problems) {
    this.elements = elements;
    this.declaration = declaration;
    this.problems = problems;
  }

  /**
   * Whether {@code model} is written in the fluent form: a class that is no list of layers, or a
   * record that computes by methods.
   */
  static boolean isFluent(TypeElement model) {
    if (model.getKind() != ElementKind.CLASS && model.getKind() != ElementKind.RECORD) {
      return false;
    }
    // a model may keep a tensor from call to call, though that never works
    boolean computes =
        ElementFilter.methodsIn(model.getEnclosedElements()).stream()
            .anyMatch(method -> rank(method) >= 0);
    boolean annotated =
        ElementFilter.fieldsIn(model.getEnclosedElements()).stream()
            .anyMatch(
                field ->
                    !field.getModifiers().contains(Modifier.STATIC)
                        && (is(field.asType(), Tensor.class) && !computes
                            || ElementReader.isMarked(field)));
    if (model.getKind() == ElementKind.RECORD) {
      return computes && !annotated;
    }
    if (!annotated && !model.getSuperclass().toString().equals("java.lang.Object")) {
      return true;
    }
    return !annotated
        && model.getEnclosedElements().stream()
            .anyMatch(
                member ->
                    member.getKind() == ElementKind.FIELD
                        || member.getKind() == ElementKind.METHOD);
  }

  /** The functions: forward first, then by name. */
  List<Signature> functions(TypeElement model) {
    Map<String, ExecutableElement> methods = new LinkedHashMap<>();
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(model))) {
      if (!method.getModifiers().contains(Modifier.STATIC) && rank(method) >= 0) {
        methods.putIfAbsent(method.toString(), method);
      }
    }
    List<ExecutableElement> ordered = new ArrayList<>(methods.values());
    ordered.sort(
        Comparator.comparingInt(FluentReader::rank)
            .thenComparing(method -> method.getSimpleName().toString()));
    long objectives = ordered.stream().filter(m -> is(m.getReturnType(), Objective.class)).count();
    List<Signature> functions = new ArrayList<>();
    for (ExecutableElement method : ordered) {
      functions.add(signature(method, objectives == 1));
    }
    if (functions.isEmpty() && declaration.data() != null && layers(model) == 1) {
      Optional<Type> type = Signatures.type(declaration.data().input(), Map.of());
      functions.add(
          new Signature(
              Kind.INFERENCE,
              "predict",
              "predict",
              List.of(new Input("input", type)),
              Result.TENSOR));
    }
    return functions;
  }

  /** The constants marked as variants. */
  List<String> variants(TypeElement model) {
    List<String> variants = new ArrayList<>();
    for (VariableElement field : ElementFilter.fieldsIn(model.getEnclosedElements())) {
      AnnotationMirror marked = Mirrors.find(field, Variant.class).orElse(null);
      if (marked == null) {
        continue;
      }
      boolean constant =
          field.getModifiers().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))
              && field.asType().toString().equals(model.asType().toString());
      if (constant) {
        variants.add(field.getSimpleName().toString());
      } else {
        problem(
            Problem.of(
                    "VariantField",
                    "%s is no constant of type %s",
                    field.getSimpleName(),
                    model.getSimpleName())
                .fix(
                    "write @Variant static final %1$s NAME = new %1$s(...)"
                        .formatted(model.getSimpleName())),
            new Token(field, marked));
      }
    }
    return variants;
  }

  private static long layers(TypeElement model) {
    return ElementFilter.fieldsIn(model.getEnclosedElements()).stream()
        .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
        .filter(
            field -> is(field.asType(), Layer.class) || named(field.asType(), "dev.tenon.Chain"))
        .count();
  }

  /** In which order functions come; below 0 for what is none. */
  private static int rank(ExecutableElement method) {
    if (is(method.getReturnType(), Objective.class)) {
      return 2;
    }
    if (is(method.getReturnType(), Update.class)) {
      return 3;
    }
    if (Mirrors.find(method, Inference.class).isPresent()) {
      return 1;
    }
    boolean tensors =
        is(method.getReturnType(), Tensor.class) || record(method.getReturnType()) != null;
    return method.getSimpleName().contentEquals("forward") && tensors ? 0 : -1;
  }

  private Signature signature(ExecutableElement method, boolean single) {
    String name = method.getSimpleName().toString();
    List<Element> stating = new ArrayList<>();
    InputNames names = new InputNames(declaration.data() != null);
    for (VariableElement parameter : method.getParameters()) {
      TypeElement record = record(parameter.asType());
      if (record == null) {
        stating.add(parameter);
        names.add(name(parameter), isStated(parameter));
      } else {
        for (RecordComponentElement component : record.getRecordComponents()) {
          stating.add(component);
          names.add(name(parameter), name(component), isStated(component));
        }
      }
    }
    List<String> called = names.all();
    List<Input> inputs = new ArrayList<>();
    int unstated = 0;
    for (int i = 0; i < called.size(); i++) {
      boolean stated = isStated(stating.get(i));
      inputs.add(new Input(called.get(i), type(stating.get(i), unstated)));
      unstated += stated ? 0 : 1;
    }
    if (inputs.isEmpty() && TAKEN.contains(name)) {
      problem(
          Problem.of("FunctionName", "trainers have a method %s() already", name).fix("rename it"),
          new Token(method, null));
    }
    return switch (rank(method)) {
      case 0 -> new Signature(Kind.INFERENCE, "predict", "predict", inputs, result(method));
      case 1 -> new Signature(Kind.INFERENCE, name, name, inputs, result(method));
      case 2 -> new Signature(Kind.OBJECTIVE, name, single ? "train" : name, inputs, Result.NAMED);
      default -> new Signature(Kind.UPDATE, name, name, inputs, Result.NAMED);
    };
  }

  /** What {@code stating} says, or the data set if it is the {@code unstated}th of no sizes. */
  private Optional<Type> type(Element stating, int unstated) {
    AnnotationMirror stated = Mirrors.find(stating, Shape.class).orElse(null);
    if (stated != null) {
      Object text = Mirrors.values(elements, stated).get("value");
      return Signatures.type(String.valueOf(text), declaration.constants());
    }
    Declaration.Data data = declaration.data();
    return data == null || unstated > 1
        ? Optional.empty()
        : Signatures.type(unstated == 0 ? data.input() : data.label(), declaration.constants());
  }

  private static boolean isStated(Element element) {
    return Mirrors.find(element, Shape.class).isPresent();
  }

  private static String name(Element element) {
    return element.getSimpleName().toString();
  }

  private static Result result(ExecutableElement method) {
    TypeElement record = record(method.getReturnType());
    if (record == null) {
      return Result.TENSOR;
    }
    List<String> outputs =
        record.getRecordComponents().stream()
            .filter(component -> is(component.asType(), Tensor.class))
            .map(component -> component.getSimpleName().toString())
            .toList();
    return new Result(record.getSimpleName().toString(), outputs);
  }

  private void problem(Problem problem, Token token) {
    problems.add(new Located(problem, token.origin(), false));
  }

  private static TypeElement record(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
            && element.getKind() == ElementKind.RECORD
        ? element
        : null;
  }

  private static boolean is(TypeMirror type, Class<?> expected) {
    return named(type, expected.getName());
  }

  private static boolean named(TypeMirror type, String name) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(name);
  }
}
