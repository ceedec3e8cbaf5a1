package dev.tenon.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.tenon.ir.Function;
import dev.tenon.ir.Network;
import dev.tenon.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes a program as a subclass of the runtime's {@code ModelGraph}. */
final class GraphEmitter {
  private static final int INDENT = 4;

  private final Program program;
  private final ClassName graph;
  private final Limits limits;
  private final VariableFields fields;
  private final Names methods =
      new Names(Set.of("define", "close", "graph", "has", "function", "activationBytes"));

  GraphEmitter(Program program, ClassName graph, Limits limits) {
    this.program = program;
    this.graph = graph;
    this.limits = limits;
    this.fields = new VariableFields(program.variables(), limits.statements());
    fields.reserved().forEach(methods::unique);
  }

  /**
   * The graph of {@code program}.
   *
   * @param read the source classes that it was made from
   */
  TypeSpec.Builder type(List<ClassName> read) {
    TypeSpec.Builder type = skeleton(graph, program.name(), read);
    String table = program.table();
    type.addJavadoc(LayerTable.of(program, table));
    fields.declare(type);
    type.addMethod(constructor(program.name()));
    type.addMethod(summary(table));
    if (program.activationBytes() > 0) {
      type.addMethod(activationBytes(program.activationBytes()));
    }
    type.addMethod(network(program.network()));
    CodeBlock.Builder define = CodeBlock.builder();
    List<MethodSpec> bodies = new ArrayList<>();
    List<TypeSpec> nested = new ArrayList<>();
    Constants constants = new Constants();
    for (Function function : program.functions()) {
      String method = methods.unique(Names.camel(function.name()));
      List<Statement> body =
          isShort(function) ? FunctionStatements.of(function, fields, "this", false) : null;
      if (body != null && constants.add(body, limits.constants())) {
        define.addStatement("functions.add($S, this::$L)", function.name(), method);
        bodies.add(method(method, body));
      } else {
        String name = Names.capital(method);
        define.addStatement("functions.add($S, f -> new $L().define(f))", function.name(), name);
        String outer = graph.simpleName() + ".this";
        List<Statement> statements = FunctionStatements.of(function, fields, outer, true);
        nested.addAll(new SplitFunction(name, statements, limits).types(methods::unique));
      }
    }
    type.addMethod(define(define.build()));
    bodies.forEach(type::addMethod);
    nested.forEach(type::addType);
    return type;
  }

  private boolean isShort(Function function) {
    int statements =
        function.nodes().size()
            + function.outputs().size()
            + function.optimizations().size()
            + function.averages().size()
            + function.assigns().size()
            + function.gathers().size();
    return statements <= limits.statements();
  }

  /** A graph that cannot be built, for a model with problems. */
  static TypeSpec.Builder stub(ClassName graph, String model, String why) {
    return skeleton(graph, model, List.of())
        .addJavadoc(
            "The graph of $L, which does not compile: see the compiler's messages.\n", model)
        .addMethod(constructor(model))
        .addMethod(
            define(
                CodeBlock.builder()
                    .addStatement("throw new $T($S)", IllegalStateException.class, why)
                    .build()))
        .addMethod(summary(why))
        .addMethod(network(Network.NONE));
  }

  /**
   * A graph that traces the model when it is made.
   *
   * @param constant the variant; empty where the model has none
   */
  static TypeSpec.Builder live(ClassName graph, ClassName model, String constant) {
    return TypeSpec.classBuilder(graph)
        .addJavadoc("Graph of {@link $T}, built from the model itself.\n", model)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .superclass(TensorTypes.runtime("GraphBuilder"))
        .addMethod(
            MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Traces the model; throws a problem if something in it is wrong.\n")
                .addStatement("super($T.class, $S)", model, constant)
                .build());
  }

  private static TypeSpec.Builder skeleton(ClassName graph, String model, List<ClassName> read) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(graph)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(TensorTypes.MODEL_GRAPH);
    if (!read.isEmpty()) {
      ClassName anyClass = ClassName.get(Class.class);
      type.addField(
          FieldSpec.builder(
                  ArrayTypeName.of(
                      ParameterizedTypeName.get(
                          anyClass, WildcardTypeName.subtypeOf(Object.class))),
                  "READ",
                  Modifier.STATIC,
                  Modifier.FINAL)
              .addJavadoc("What $L was generated from; builds see the dependency.\n", model)
              .initializer(
                  "{$L}",
                  CodeBlock.join(
                      read.stream().map(c -> CodeBlock.of("$T.class", c)).toList(), ", "))
              .build());
    }
    return type;
  }

  private static MethodSpec constructor(String model) {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("An empty graph; its functions are built when they are first asked for.\n")
        .addStatement("super($S)", model)
        .build();
  }

  private static MethodSpec define(CodeBlock code) {
    return MethodSpec.methodBuilder("define")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(TensorTypes.FUNCTIONS, "functions")
        .addCode(code)
        .build();
  }

  private static MethodSpec method(String name, List<Statement> statements) {
    Lines lines = new Lines(INDENT);
    statements.forEach(statement -> lines.add(statement, result -> false));
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(TensorTypes.FUNCTION_GRAPH, "f")
        .addCode(lines.build())
        .build();
  }

  private static MethodSpec activationBytes(long bytes) {
    return MethodSpec.methodBuilder("activationBytes")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(long.class)
        .addStatement("return $LL", bytes)
        .build();
  }

  private static MethodSpec summary(String text) {
    return MethodSpec.methodBuilder("summary")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(String.class)
        .addStatement("return $L", LayerTable.literal(text))
        .build();
  }

  private static MethodSpec network(Network network) {
    return MethodSpec.methodBuilder("network")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(Network.class)
        .addStatement("return $T.parse($L)", Network.class, LayerTable.literal(network.text()))
        .build();
  }
}
