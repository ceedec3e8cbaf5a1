package dev.tenon.runtime.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Finds what a graph computes from variables alone, such as a kernel times the factor of batch
 * normalisation, so that it can be computed once and stored as a variable.
 *
 * <p>Only computations without state or chance count. A large variable that is also used as it is
 * stays as it is: storing another form of it would double the model.
 */
public final class Folding {
  private static final long LARGE = 4096;

  private static final Set<String> PLAIN =
      Set.of(
          ("Abs Add AddV2 Cast ConcatV2 Div Exp ExpandDims Fill Identity Log Maximum Mean Minimum Mul"
                  + " Neg Pack Pow Prod RealDiv Reciprocal Relu Reshape Rsqrt Sigmoid Softplus Sqrt"
                  + " Square Squeeze Sub Sum Tanh Tile Transpose BroadcastTo")
              .split(" "));

  private final GraphParts parts;
  private final Map<String, Boolean> fixed = new HashMap<>();
  private final Map<String, Set<String>> variables = new HashMap<>();
  private final Map<String, Long> sizes = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Integer> computations = new HashMap<>();

  private Folding(GraphParts parts) {
    this.parts = parts;
  }

  /**
   * The computations to store: each a list of the nodes whose first output has its value.
   *
   * @param outputs nodes that must keep their names, since somebody fetches them
   */
  public static List<List<String>> of(GraphParts parts, Collection<String> outputs) {
    return new Folding(parts).found(new HashSet<>(outputs));
  }

  private List<List<String>> found(Set<String> outputs) {
    Map<String, List<String>> users = parts.users();
    Map<Integer, List<String>> candidates = new LinkedHashMap<>();
    Set<String> kept = new HashSet<>();
    parts
        .nodes()
        .forEach(
            (name, node) -> {
              if (!isFixed(name) || variables.get(name).isEmpty()) {
                return;
              }
              boolean used =
                  outputs.contains(name)
                      || users.getOrDefault(name, List.of()).stream().anyMatch(u -> !isFixed(u));
              boolean plain = PLAIN.contains(node.getOp());
              boolean progress =
                  variables.get(name).stream().anyMatch(v -> v.startsWith("training/"));
              if (used && plain && !progress) {
                candidates.computeIfAbsent(computation(name), c -> new ArrayList<>()).add(name);
              } else if (used) {
                kept.addAll(variables.get(name));
              }
            });
    Map<String, Integer> shared = new HashMap<>();
    candidates.values().forEach(c -> large(c).forEach(v -> shared.merge(v, 1, Integer::sum)));
    return candidates.values().stream()
        .filter(c -> large(c).stream().allMatch(v -> shared.get(v) == 1 && !kept.contains(v)))
        .toList();
  }

  private Set<String> large(List<String> candidate) {
    Set<String> large = new LinkedHashSet<>();
    for (String variable : variables.get(candidate.get(0))) {
      if (sizes.get(variable) > LARGE) {
        large.add(variable);
      }
    }
    return large;
  }

  /** Whether the value of a node follows from variables and constants. */
  private boolean isFixed(String name) {
    Boolean known = fixed.get(name);
    if (known != null) {
      return known;
    }
    fixed.put(name, false); // a loop comes back here
    NodeDef node = parts.nodes().get(name);
    Set<String> below = new LinkedHashSet<>();
    boolean all =
        switch (node.getOp()) {
          case "Const" -> node.getInputCount() == 0;
          case "VarHandleOp" -> variable(node, below);
          default -> node.getOp().equals("ReadVariableOp") || PLAIN.contains(node.getOp());
        };
    for (String input : node.getInputList()) {
      String from = GraphParts.nodeOf(input);
      all = all && !input.startsWith("^") && from.equals(input) && isFixed(from);
      if (all) {
        below.addAll(variables.get(from));
      }
    }
    fixed.put(name, all);
    variables.put(name, below);
    return all;
  }

  private boolean variable(NodeDef node, Set<String> below) {
    String name = node.getAttrOrThrow("shared_name").getS().toStringUtf8();
    below.add(name);
    TensorShapeProto shape = node.getAttrOrThrow("shape").getShape();
    sizes.put(
        name, shape.getDimList().stream().mapToLong(d -> d.getSize()).reduce(1, (a, b) -> a * b));
    return true;
  }

  /** A number that is the same for nodes that compute the same. */
  private int computation(String name) {
    Integer known = computations.get(name);
    if (known != null) {
      return known;
    }
    NodeDef node = parts.nodes().get(name);
    StringBuilder text = new StringBuilder(node.getOp());
    for (Map.Entry<String, AttrValue> attr : new TreeMap<>(node.getAttrMap()).entrySet()) {
      // "_output_shapes" and the like say nothing about the value
      if (!attr.getKey().startsWith("_")) {
        text.append(' ').append(attr.getKey()).append('=').append(attr.getValue());
      }
    }
    node.getInputList().forEach(input -> text.append(' ').append(computation(input)));
    int number = numbers.computeIfAbsent(text.toString(), t -> numbers.size());
    computations.put(name, number);
    return number;
  }
}
