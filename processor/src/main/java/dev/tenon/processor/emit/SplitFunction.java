package dev.tenon.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;

/**
 * A function too long for one method: a class with a method for each layer, forward and backward.
 * Results that several methods use are its fields. Where one class could not hold all of them, each
 * of several goes on where its superclass ends.
 */
final class SplitFunction {
  private static final int INDENT = 6;

  private final String name;
  private final Limits limits;
  private final Names methods = new Names(Set.of("define"));
  private final List<List<Method>> classes = new ArrayList<>();
  // Of each result: where it is defined, and the last place that uses it.
  private final Map<String, Place> defined = new HashMap<>();
  private final Map<String, Place> used = new HashMap<>();

  private record Method(String name, List<Statement> statements) {}

  /** The method with this number in all, in the class with this number. */
  private record Place(int type, int method) {}

  SplitFunction(String name, List<Statement> statements, Limits limits) {
    this.name = name;
    this.limits = limits;
    Constants constants = new Constants();
    for (List<Statement> chunk : chunks(statements)) {
      if (classes.isEmpty() || !constants.add(chunk, limits.constants())) {
        classes.add(new ArrayList<>());
        constants = new Constants();
        constants.add(chunk, Integer.MAX_VALUE);
      }
      String method = methods.unique(nameOf(chunk.get(0).part()));
      classes.get(classes.size() - 1).add(new Method(method, chunk));
    }
    findShared();
  }

  /**
   * The class called {@code name}, after its superclasses.
   *
   * @param unique makes a name for a class, in lower case, that no other has
   */
  List<TypeSpec> types(UnaryOperator<String> unique) {
    List<TypeSpec> types = new ArrayList<>();
    int last = classes.size() - 1;
    for (int i = 0; i <= last; i++) {
      String part = Character.toLowerCase(name.charAt(0)) + name.substring(1) + "Part" + (i + 1);
      TypeSpec.Builder type =
          TypeSpec.classBuilder(i == last ? name : Names.capital(unique.apply(part)))
              .addModifiers(Modifier.PRIVATE);
      MethodSpec.Builder define =
          MethodSpec.methodBuilder("define").addParameter(TensorTypes.FUNCTION_GRAPH, "f");
      if (i > 0) {
        type.superclass(ClassName.get("", types.get(i - 1).name()));
        define.addAnnotation(Override.class).addStatement("super.define(f)");
      }
      if (i == last) {
        type.addModifiers(Modifier.FINAL);
      }
      fields(i, type);
      classes.get(i).forEach(method -> define.addStatement("$L(f)", method.name()));
      type.addMethod(define.build());
      classes.get(i).forEach(method -> type.addMethod(spec(method)));
      types.add(type.build());
    }
    return types;
  }

  private void fields(int index, TypeSpec.Builder type) {
    for (Method method : classes.get(index)) {
      for (Statement statement : method.statements()) {
        if (isShared(statement.name())) {
          boolean here = used.get(statement.name()).type() == index;
          Modifier modifier = here ? Modifier.PRIVATE : Modifier.PROTECTED;
          type.addField(statement.type(), statement.name(), modifier);
        }
      }
    }
  }

  private MethodSpec spec(Method method) {
    Lines lines = new Lines(INDENT);
    method.statements().forEach(statement -> lines.add(statement, this::isShared));
    return MethodSpec.methodBuilder(method.name())
        .addModifiers(Modifier.PRIVATE)
        .addParameter(TensorTypes.FUNCTION_GRAPH, "f")
        .addCode(lines.build())
        .build();
  }

  private static String nameOf(Statement.Part part) {
    String layer = part.layer().isEmpty() ? "" : part.layer();
    if (part.phase().isEmpty()) {
      return layer.isEmpty() ? "inputs" : Names.camel(layer);
    }
    return Names.camel(
        layer.isEmpty()
            ? part.phase().replace(' ', '/')
            : layer + "/" + part.phase().replace(' ', '/'));
  }

  /**
   * Runs of statements of one part, long ones cut; but not between several results under one name,
   * which no field can hold, and what takes them out.
   */
  private List<List<Statement>> chunks(List<Statement> statements) {
    List<List<Statement>> chunks = new ArrayList<>();
    List<Statement> chunk = null;
    String several = "";
    for (Statement statement : statements) {
      boolean goesOn =
          chunk != null
              && chunk.size() < limits.statements()
              && chunk.get(0).part().equals(statement.part());
      if (!goesOn && !statement.uses().contains(several)) {
        chunk = new ArrayList<>();
        chunks.add(chunk);
      }
      chunk.add(statement);
      several = statement.type() == null && statement.name() != null ? statement.name() : several;
    }
    return chunks;
  }

  private void findShared() {
    int number = 0;
    for (int type = 0; type < classes.size(); type++) {
      for (Method method : classes.get(type)) {
        Place place = new Place(type, number++);
        for (Statement statement : method.statements()) {
          defined.put(statement.name(), place);
          statement.uses().forEach(use -> used.put(use, place));
        }
      }
    }
  }

  /** Whether a result is used in another method than its own, and so in a later one. */
  private boolean isShared(String result) {
    Place last = used.get(result);
    return result != null && last != null && !last.equals(defined.get(result));
  }
}
