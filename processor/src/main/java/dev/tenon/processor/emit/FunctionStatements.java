package dev.tenon.processor.emit;

import com.palantir.javapoet.TypeName;
import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Function;
import dev.tenon.ir.Node;
import dev.tenon.ir.Optimization;
import dev.tenon.ir.Phase;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Source;
import dev.tenon.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The statements of one function, in order. */
final class FunctionStatements {
  private static final Statement.Part NO_PART = new Statement.Part("", "");

  private final Function function;
  private final VariableFields fields;
  private final String graph;
  private final boolean split;
  private final Names taken = new Names(Set.of("f", "tf"));
  private final Map<Node, String> names;
  private final Map<String, String> scopes = new HashMap<>();
  private final Map<String, String> sizes = new HashMap<>();
  private final Map<Tensor, String> unpacked = new HashMap<>();
  private final List<Statement> statements = new ArrayList<>();

  private FunctionStatements(
      Function function, VariableFields fields, String graph, boolean split) {
    this.function = function;
    this.fields = fields;
    this.graph = graph;
    this.split = split;
    fields.reserved().forEach(taken::unique);
    this.names = NodeNames.of(function, fields, taken);
  }

  /**
   * Writes {@code function} as statements.
   *
   * @param fields of the variables
   * @param graph the graph as seen from the function: {@code this}
   * @param split whether results may become fields, which {@code var} cannot declare
   */
  static List<Statement> of(Function function, VariableFields fields, String graph, boolean split) {
    return new FunctionStatements(function, fields, graph, split).build();
  }

  private List<Statement> build() {
    statements.add(
        new Statement("tf", TensorTypes.OPS, Code.of("f.ops"), List.of(), "", NO_PART, Set.of()));
    Set<String> needed = new TreeSet<>();
    function.nodes().forEach(node -> needed.addAll(Attributes.names(node.primitive())));
    // This order is FunctionGraph's: live builds make the same calls.
    function.inputs().values().forEach(input -> add(input.node()));
    function.inputs().values().forEach(input -> bindSizes(input.node(), needed));
    function.sameSizes().forEach(this::sameSize);
    statements.addAll(SizeStatements.of(function));
    for (Node node : function.nodes()) {
      if (!(node.primitive() instanceof Source.Input)) {
        add(node);
      }
    }
    function.outputs().forEach(this::output);
    if (!function.optimizations().isEmpty()) {
      finite();
    }
    function.optimizations().forEach(this::optimize);
    function.averages().forEach(this::average);
    function.assigns().forEach((variable, value) -> assign("assign", variable, value));
    function.gathers().forEach((variable, value) -> assign("gather", variable, value));
    if (statements.stream().noneMatch(statement -> statement.uses().contains("tf"))) {
      statements.remove(0); // an unused local is a warning in Eclipse
    }
    return statements;
  }

  private void add(Node node) {
    Primitive primitive = node.primitive();
    String name = names.get(node);
    Statement.Part part = part(node);
    if (primitive instanceof Source.Input input) {
      List<Code> arguments = new ArrayList<>(List.of(Code.string(input.name())));
      arguments.add(Code.of(TensorTypes.of(input.type().dtype()), ".class"));
      input
          .type()
          .dims()
          .forEach(
              dim -> arguments.add(Code.of(dim.isKnown() ? Long.toString(dim.known()) : "-1")));
      result(node, Code.of("f.input"), arguments, part, Set.of());
      return;
    }
    if (primitive instanceof Source.Read read) {
      result(node, Code.of("f.read"), List.of(field(read.variable())), part, Set.of());
      return;
    }
    String tf = scope(node, part);
    Set<String> uses = new LinkedHashSet<>(Set.of(tf));
    List<Code> arguments = new ArrayList<>(List.of(Code.of(tf)));
    node.inputs().forEach(input -> arguments.add(use(input, uses)));
    checkBound(node);
    SizeCode sizeCode = new SizeCode(tf, sizes);
    for (Object attribute : Attributes.of(primitive)) {
      arguments.add(Attributes.code(attribute, sizeCode, tf));
    }
    Attributes.names(primitive).forEach(size -> uses.add(sizes.get(size)));
    Code callee = Code.of(TensorTypes.TF_OPS, "." + primitive.method());
    result(node, callee, arguments, part, uses);
    if (split && node.types().size() > 1) {
      unpack(node, name, part);
    }
  }

  private void result(
      Node node, Code callee, List<Code> arguments, Statement.Part part, Set<String> uses) {
    TypeName type =
        node.types().size() == 1 ? TensorTypes.operand(node.types().get(0).dtype()) : null;
    String shapes =
        node.types().size() == 1
            ? node.types().get(0).toString()
            : node.outputs().stream()
                .map(t -> node.primitive().outputs().get(t.index()) + ": " + t.type())
                .collect(Collectors.joining(", "));
    statements.add(new Statement(names.get(node), type, callee, arguments, shapes, part, uses));
  }

  /** Gives each output of a node a typed name of its own. */
  private void unpack(Node node, String name, Statement.Part part) {
    for (Tensor output : node.outputs()) {
      String component = node.primitive().outputs().get(output.index());
      String own = taken.unique(name + Names.capital(component));
      Type type = output.type();
      statements.add(
          new Statement(
              own,
              TensorTypes.operand(type.dtype()),
              Code.of(name + "." + component),
              List.of(),
              type.toString(),
              part,
              Set.of(name)));
      unpacked.put(output, own);
    }
  }

  private Code use(Tensor tensor, Set<String> uses) {
    String own = unpacked.get(tensor);
    if (own != null) {
      uses.add(own);
      return Code.of(own);
    }
    String name = names.get(tensor.node());
    uses.add(name);
    return tensor.node().types().size() == 1
        ? Code.of(name)
        : Code.of(name + "." + tensor.node().primitive().outputs().get(tensor.index()) + "()");
  }

  private Code field(Variable variable) {
    return fields.access(variable, graph);
  }

  /** The {@code Ops} of a layer in this part of the function, made where it is first needed. */
  private String scope(Node node, Statement.Part part) {
    String within =
        switch (node.phase()) {
          case FORWARD -> "";
          case BACKWARD -> "gradients";
          case UPDATE -> "updates";
        };
    String layer = node.scope();
    String path = within.isEmpty() || layer.isEmpty() ? within + layer : within + "/" + layer;
    if (path.isEmpty()) {
      return "tf";
    }
    String known = scopes.get(path);
    if (known == null) {
      String ending = within.isEmpty() ? "scope" : within;
      known = taken.unique(Names.camel(layer.isEmpty() ? ending : layer + "/" + ending));
      scopes.put(path, known);
      statements.add(
          new Statement(
              known,
              TensorTypes.OPS,
              Code.of("f.scope"),
              List.of(Code.string(path)),
              "",
              part,
              Set.of()));
    }
    return known;
  }

  /** Reads the named sizes that {@code input} is the first to have, if attributes need them. */
  private void bindSizes(Node input, Set<String> needed) {
    Dims dims = input.types().get(0).dims();
    for (int axis = 0; axis < dims.rank(); axis++) {
      String name = dims.dim(axis).toString();
      boolean named = dims.dim(axis).equals(Dim.named(name));
      if (named && needed.contains(name) && !sizes.containsKey(name)) {
        String local = taken.unique(Names.camel(name));
        sizes.put(name, local);
        statements.add(
            new Statement(
                local,
                TensorTypes.operand(DType.INT32),
                Code.of(TensorTypes.TF_OPS, ".size"),
                List.of(Code.of("tf"), Code.of(names.get(input)), Code.of(Integer.toString(axis))),
                "",
                NO_PART,
                Set.of("tf", names.get(input))));
      }
    }
  }

  private void sameSize(Function.SameSize same) {
    List<Code> arguments =
        List.of(
            Code.string(same.size()),
            Code.string(same.first()),
            Code.of(Integer.toString(same.firstAxis())),
            Code.string(same.input()),
            Code.of(Integer.toString(same.axis())));
    statements.add(
        new Statement(null, null, Code.of("f.sameSize"), arguments, "", NO_PART, Set.of()));
  }

  private void checkBound(Node node) {
    for (String size : Attributes.names(node.primitive())) {
      if (!sizes.containsKey(size)) {
        throw Problem.of(
            "UnboundSize",
            "%s needs the size %s in %s, which is no axis of its inputs; write a number",
            node.scope().isEmpty() ? function.name() : node.scope(),
            size,
            function.name());
      }
    }
  }

  private void output(String name, Tensor tensor) {
    Set<String> uses = new LinkedHashSet<>();
    List<Code> arguments = List.of(Code.string(name), use(tensor, uses));
    statements.add(last(Code.of("f.output"), arguments, "outputs", uses));
  }

  private void assign(String method, Variable variable, Tensor value) {
    Set<String> uses = new LinkedHashSet<>();
    List<Code> arguments = List.of(field(variable), use(value, uses));
    statements.add(
        last(
            Code.of("f." + method),
            arguments,
            method.equals("assign") ? "new values" : "new values where gradients are only gathered",
            uses));
  }

  private void average(Variable average, Tensor share) {
    Set<String> uses = new LinkedHashSet<>();
    List<Code> arguments = List.of(field(average), use(share, uses));
    statements.add(last(Code.of("f.average"), arguments, "averages of the weights", uses));
  }

  private void finite() {
    Set<String> uses = new LinkedHashSet<>();
    List<Code> gradients =
        function.optimizations().stream().map(o -> use(o.gradient(), uses)).toList();
    statements.add(last(Code.of("f.finite"), gradients, "new values", uses));
  }

  private void optimize(Optimization optimization) {
    Set<String> uses = new LinkedHashSet<>();
    List<Code> arguments = new ArrayList<>();
    arguments.add(Code.of("f.updates()"));
    arguments.add(field(optimization.variable()));
    arguments.add(use(optimization.gradient(), uses));
    arguments.add(use(optimization.learningRate(), uses));
    arguments.add(use(optimization.step(), uses));
    List<Code> slots = optimization.slots().stream().map(this::field).toList();
    arguments.add(Attributes.list(slots));
    int options = arguments.size();
    Attributes.of(optimization.optimizer())
        .forEach(option -> arguments.add(Attributes.code(option, new SizeCode("tf", sizes), "tf")));
    if (optimization.momentum() != null) {
      arguments.set(options + optimization.momentumIndex(), use(optimization.momentum(), uses));
    }
    // Laid out as one call whose last argument brings the second parenthesis.
    arguments.add(arguments.remove(arguments.size() - 1).then(")"));
    Code callee =
        Code.of("f.apply(").then(Code.of(TensorTypes.TF_OPS, "." + optimization.method()));
    statements.add(last(callee, arguments, "new values", uses));
  }

  private static Statement last(
      Code callee, List<Code> arguments, String heading, Set<String> uses) {
    return new Statement(null, null, callee, arguments, "", new Statement.Part(heading, ""), uses);
  }

  private static Statement.Part part(Node node) {
    if (node.primitive() instanceof Source) {
      return NO_PART; // what a function starts from stands before its layers
    }
    int slash = node.scope().indexOf('/');
    String layer = slash < 0 ? node.scope() : node.scope().substring(0, slash);
    return new Statement.Part(heading(node.phase()), layer);
  }

  private static String heading(Phase phase) {
    return switch (phase) {
      case FORWARD -> "";
      case BACKWARD -> "backward pass";
      case UPDATE -> "updates";
    };
  }
}
