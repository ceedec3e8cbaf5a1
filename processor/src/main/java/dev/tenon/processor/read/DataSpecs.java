package dev.tenon.processor.read;

import dev.tenon.DataSpec;
import dev.tenon.LabelKind;
import dev.tenon.Model;
import dev.tenon.Problem;
import dev.tenon.ir.DataContracts;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Origin;
import dev.tenon.ir.mend.Fix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads {@link DataSpec}s from the compiler's view of their source. */
public final class DataSpecs {
  private DataSpecs() {}

  /** What is wrong with those in the sources of {@code round}, each at its value. */
  public static List<Located> find(Elements elements, RoundEnvironment round) {
    List<Located> found = new ArrayList<>();
    for (TypeElement data : ElementFilter.typesIn(round.getElementsAnnotatedWith(DataSpec.class))) {
      Problem problem = problem(elements, data);
      if (problem != null) {
        AnnotationMirror spec = Mirrors.find(data, DataSpec.class).orElseThrow();
        Origin origin = new Token(data, spec).origin();
        List<Fix> fixes =
            DataContracts.fixes(
                stated(elements, data, spec), constants(elements, data), problem, origin);
        found.add(new Located(problem.mendedBy(fixes), origin, false));
      }
    }
    return found;
  }

  /** The data sets of several of {@code models}: what one needs there may be wrong for another. */
  public static Set<TypeElement> shared(Elements elements, List<TypeElement> models) {
    Set<TypeElement> once = new HashSet<>();
    return models.stream()
        .map(model -> Mirrors.find(model, Model.class).orElseThrow())
        .flatMap(
            marked -> Mirrors.classValue(Mirrors.values(elements, marked).get("data")).stream())
        .filter(data -> !once.add(data))
        .collect(Collectors.toSet());
  }

  /** What is wrong with the one on {@code data}; null for nothing, or where there is none. */
  static Problem problem(Elements elements, TypeElement data) {
    AnnotationMirror spec = Mirrors.find(data, DataSpec.class).orElse(null);
    if (spec == null || Mirrors.unresolved(spec)) {
      return null; // the compiler says what it could not resolve
    }
    return DataContracts.problem(stated(elements, data, spec), constants(elements, data));
  }

  /** What {@code spec} on {@code data} says. */
  static DataContracts.Stated stated(Elements elements, TypeElement data, AnnotationMirror spec) {
    Map<String, Object> values = Mirrors.values(elements, spec);
    return new DataContracts.Stated(
        data.getSimpleName().toString(),
        String.valueOf(values.get("input")),
        String.valueOf(values.get("label")),
        kind(String.valueOf(values.get("kind"))),
        values.get("classes") instanceof Integer classes ? classes : 0,
        values.get("firstClass") instanceof Integer first ? first : 0,
        list(values.get("classNames"), String.class),
        list(values.get("ignored"), Integer.class),
        list(values.get("padding"), Integer.class),
        values.get("size") instanceof Long size ? size : 0);
  }

  private static LabelKind kind(String name) {
    for (LabelKind kind : LabelKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return LabelKind.IMPLIED;
  }

  private static <T> List<T> list(Object value, Class<T> type) {
    return value instanceof List<?> list
        ? list.stream().filter(type::isInstance).map(type::cast).toList()
        : List.of();
  }

  /** {@code static final int} fields of {@code type} and the classes around it. */
  static Map<String, Long> constants(Elements elements, TypeElement type) {
    Map<String, Long> constants = new LinkedHashMap<>();
    for (Element scope = type; scope instanceof TypeElement; scope = scope.getEnclosingElement()) {
      for (VariableElement field :
          ElementFilter.fieldsIn(elements.getAllMembers((TypeElement) scope))) {
        if (field.getConstantValue() instanceof Integer value) {
          constants.putIfAbsent(field.getSimpleName().toString(), value.longValue());
        }
      }
    }
    return constants;
  }
}
