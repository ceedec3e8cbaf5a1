package dev.tenon.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * A function too long for one method: a class with a method for each layer, forward and backward.
 * Results that several methods use are its fields.
 */
final class SplitFunction {
  private static final int INDENT = 6;

  private final String name;
  private final List<Statement> statements;

  SplitFunction(String name, List<Statement> statements) {
    this.name = name;
    this.statements = statements;
  }

  /** The class, with methods of at most {@code most} statements. */
  TypeSpec type(int most) {
    List<List<Statement>> chunks = chunks(most);
    Set<String> shared = shared(chunks);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.FINAL);
    for (Statement statement : statements) {
      if (shared.contains(statement.name())) {
        type.addField(statement.type(), statement.name(), Modifier.PRIVATE);
      }
    }
    Names names = new Names(Set.of("define"));
    MethodSpec.Builder define =
        MethodSpec.methodBuilder("define").addParameter(TensorTypes.FUNCTION_GRAPH, "f");
    List<MethodSpec> methods = new ArrayList<>();
    for (List<Statement> chunk : chunks) {
      String method = names.unique(nameOf(chunk.get(0).part()));
      define.addStatement("$L(f)", method);
      Lines lines = new Lines(INDENT);
      chunk.forEach(statement -> lines.add(statement, shared::contains));
      methods.add(
          MethodSpec.methodBuilder(method)
              .addModifiers(Modifier.PRIVATE)
              .addParameter(TensorTypes.FUNCTION_GRAPH, "f")
              .addCode(lines.build())
              .build());
    }
    type.addMethod(define.build());
    methods.forEach(type::addMethod);
    return type.build();
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
  private List<List<Statement>> chunks(int most) {
    List<List<Statement>> chunks = new ArrayList<>();
    List<Statement> chunk = null;
    String several = "";
    for (Statement statement : statements) {
      boolean goesOn =
          chunk != null && chunk.size() < most && chunk.get(0).part().equals(statement.part());
      if (!goesOn && !statement.uses().contains(several)) {
        chunk = new ArrayList<>();
        chunks.add(chunk);
      }
      chunk.add(statement);
      several = statement.type() == null && statement.name() != null ? statement.name() : several;
    }
    return chunks;
  }

  /** Results that are used in another chunk than their own. */
  private static Set<String> shared(List<List<Statement>> chunks) {
    Map<String, Integer> definedIn = new HashMap<>();
    for (int i = 0; i < chunks.size(); i++) {
      for (Statement statement : chunks.get(i)) {
        definedIn.put(statement.name(), i);
      }
    }
    Set<String> shared = new LinkedHashSet<>();
    for (int i = 0; i < chunks.size(); i++) {
      for (Statement statement : chunks.get(i)) {
        for (String used : statement.uses()) {
          if (definedIn.containsKey(used) && definedIn.get(used) != i) {
            shared.add(used);
          }
        }
      }
    }
    return shared;
  }
}
