package dev.tenon.processor.emit;

import dev.tenon.Tensor;
import dev.tenon.ir.Function;
import dev.tenon.ir.Node;
import dev.tenon.ir.Optimization;
import dev.tenon.ir.Phase;
import dev.tenon.ir.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the results of a function's nodes are called.
 *
 * <p>Inputs and variables keep their names; the last node of a layer has the layer's; the gradient
 * of a variable or of a layer's output is named after that; all others say layer and primitive.
 */
final class NodeNames {
  private final Function function;
  private final VariableFields fields;
  private final Map<Node, String> names = new HashMap<>();
  private final Map<Node, String> wanted = new LinkedHashMap<>();

  private NodeNames(Function function, VariableFields fields) {
    this.function = function;
    this.fields = fields;
  }

  /**
   * Names of the results of {@code function}'s nodes.
   *
   * @param fields of the variables
   * @param taken names that are not free
   */
  static Map<Node, String> of(Function function, VariableFields fields, Names taken) {
    return new NodeNames(function, fields).name(taken);
  }

  private Map<Node, String> name(Names taken) {
    sources();
    function.outputs().forEach((name, tensor) -> want(tensor, Names.camel(name)));
    newValues();
    function.averages().values().forEach(share -> want(share, "averageShare"));
    layers();
    gradients();
    // Plain names go to those that are meant by them, before others take them by chance.
    wanted.forEach((node, name) -> names.put(node, taken.unique(name)));
    for (Node node : function.nodes()) {
      names.computeIfAbsent(node, n -> taken.unique(described(n)));
    }
    return names;
  }

  private void sources() {
    for (Node node : function.nodes()) {
      if (node.primitive() instanceof Source.Input input) {
        wanted.put(node, Names.camel(input.name()));
      } else if (node.primitive() instanceof Source.Read read) {
        wanted.put(node, fields.name(read.variable()));
      }
    }
  }

  /** What is assigned is called as its variable, or {@code newX} where that is read too. */
  private void newValues() {
    Set<String> read = new HashSet<>(wanted.values());
    function
        .assigns()
        .forEach(
            (variable, tensor) -> {
              String field = fields.name(variable);
              want(tensor, read.contains(field) ? "new" + Names.capital(field) : field);
            });
  }

  /** The last node that a layer has in the forward pass is its output. */
  private void layers() {
    Map<String, Node> last = new LinkedHashMap<>();
    for (Node node : function.nodes()) {
      if (node.phase() == Phase.FORWARD
          && !node.scope().isEmpty()
          && !(node.primitive() instanceof Source)) {
        last.put(node.scope(), node);
      }
    }
    last.forEach((scope, node) -> wanted.putIfAbsent(node, Names.camel(scope)));
  }

  private void want(Tensor tensor, String name) {
    if (tensor.node().types().size() == 1) {
      wanted.putIfAbsent(tensor.node(), name);
    }
  }

  private void gradients() {
    for (Optimization optimization : function.optimizations()) {
      want(optimization.gradient(), fields.name(optimization.variable()) + "Gradient");
    }
    Map<Node, Set<String>> users = new HashMap<>();
    for (Node node : function.nodes()) {
      if (node.phase() == Phase.BACKWARD) {
        for (Tensor input : node.inputs()) {
          users.computeIfAbsent(input.node(), n -> new HashSet<>()).add(node.scope());
        }
      }
    }
    for (Node node : function.nodes()) {
      Set<String> scopes = users.getOrDefault(node, Set.of());
      if (node.phase() == Phase.BACKWARD && node.types().size() == 1 && scopes.size() == 1) {
        String scope = scopes.iterator().next();
        if (!scope.isEmpty() && !scope.equals(node.scope())) {
          wanted.putIfAbsent(node, Names.camel(scope) + "Gradient");
        }
      }
    }
  }

  private static String described(Node node) {
    String what = node.primitive().method();
    for (String ending : List.of("Gradient", "Grad")) {
      if (what.endsWith(ending) && what.length() > ending.length()) {
        what = what.substring(0, what.length() - ending.length());
        break;
      }
    }
    String name = node.scope().isEmpty() ? what : Names.camel(node.scope()) + Names.capital(what);
    return node.phase() == Phase.BACKWARD ? name + "Gradient" : name;
  }
}
