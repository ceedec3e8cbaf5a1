package dev.tenon.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.tenon.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The fields that hold a model's variables: those of the graph, or of nested classes where they are
 * so many that one constructor could not create them.
 */
final class VariableFields {
  private final List<Group> groups = new ArrayList<>();
  private final Map<Variable, Field> fields = new HashMap<>();
  private final boolean nested;

  private record Group(String name, List<Variable> variables) {}

  private record Field(String group, String name) {}

  /**
   * Names the fields of {@code variables}.
   *
   * @param most how many of them a class may have
   */
  VariableFields(List<Variable> variables, int most) {
    nested = variables.size() > most;
    Names names = new Names(Set.of("READ"));
    for (int start = 0; start < variables.size(); start += most) {
      List<Variable> part = variables.subList(start, Math.min(start + most, variables.size()));
      String group = nested ? names.unique("weights" + (start / most + 1)) : "";
      groups.add(new Group(group, part));
      part.forEach(v -> fields.put(v, new Field(group, names.unique(Names.camel(v.name())))));
    }
  }

  /** What the field of {@code variable} is called. */
  String name(Variable variable) {
    return fields.get(variable).name();
  }

  /**
   * The field of {@code variable} as seen from a function.
   *
   * @param graph the graph there: {@code this}, or {@code TinyGraph.this} in a nested class
   */
  Code access(Variable variable, String graph) {
    Field field = fields.get(variable);
    return Code.of((nested ? field.group() : graph) + "." + field.name());
  }

  /** Names that no function and no local may have. */
  Set<String> reserved() {
    Set<String> reserved = new LinkedHashSet<>();
    if (nested) {
      groups.forEach(group -> reserved.add(group.name()));
    }
    return reserved;
  }

  /** Declares the fields in the graph {@code type}. */
  void declare(TypeSpec.Builder type) {
    for (Group group : groups) {
      if (nested) {
        ClassName holder = ClassName.get("", Names.capital(group.name()));
        type.addField(
            FieldSpec.builder(holder, group.name(), Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", holder)
                .build());
        type.addType(holder(holder.simpleName(), group.variables()));
      } else {
        group.variables().forEach(variable -> type.addField(field(variable, 2)));
      }
    }
  }

  private TypeSpec holder(String name, List<Variable> variables) {
    String first = variables.get(0).name();
    String last = variables.get(variables.size() - 1).name();
    TypeSpec.Builder holder =
        TypeSpec.classBuilder(name)
            .addJavadoc("Variables from $L to $L.\n", first, last)
            .addModifiers(Modifier.PRIVATE, Modifier.FINAL);
    variables.forEach(variable -> holder.addField(field(variable, 4)));
    return holder.build();
  }

  private Code declared(Variable variable, ClassName dtype) {
    Variable averaged = variable.averaged();
    if (averaged != null) {
      String group = fields.get(averaged).group();
      boolean here = group.equals(fields.get(variable).group());
      Code weight = Code.of(here ? name(averaged) : group + "." + name(averaged));
      return Code.call(Code.of("average"), List.of(weight));
    }
    List<Code> arguments = new ArrayList<>();
    arguments.add(Code.string(variable.name()));
    arguments.add(Code.of(dtype, ".class"));
    variable.type().dims().forEach(dim -> arguments.add(Code.of(Long.toString(dim.known()))));
    Code call = Code.call(Code.of(variable.learned() ? "weight" : "state"), arguments);
    if (variable.formerly().isEmpty()) {
      return call;
    }
    List<Code> names = variable.formerly().stream().map(Code::string).toList();
    return call.then(Code.call(Code.of(".formerly"), names));
  }

  private FieldSpec field(Variable variable, int indent) {
    ClassName dtype = TensorTypes.of(variable.type().dtype());
    Code call = declared(variable, dtype);
    String line = "private final Weight<" + dtype.simpleName() + "> " + name(variable) + " = ;";
    boolean fits = indent + line.length() + call.length() <= Lines.WIDTH;
    return FieldSpec.builder(
            ParameterizedTypeName.get(TensorTypes.WEIGHT, dtype),
            name(variable),
            Modifier.PRIVATE,
            Modifier.FINAL)
        .initializer((fits ? call : Code.of("\n    ").then(call)).block())
        .build();
  }
}
