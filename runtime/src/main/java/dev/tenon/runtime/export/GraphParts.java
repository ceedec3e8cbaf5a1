package dev.tenon.runtime.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/** The nodes of a TensorFlow graph by name, in order. Immutable. */
public final class GraphParts {
  private final GraphDef source;
  private final Map<String, NodeDef> nodes;

  private GraphParts(GraphDef source, Map<String, NodeDef> nodes) {
    this.source = source;
    this.nodes = Collections.unmodifiableMap(nodes);
  }

  /** All of {@code graph}. */
  public static GraphParts of(GraphDef graph) {
    Map<String, NodeDef> nodes = new LinkedHashMap<>();
    graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
    return new GraphParts(graph.toBuilder().clearNode().build(), nodes);
  }

  /** The nodes by name. */
  public Map<String, NodeDef> nodes() {
    return nodes;
  }

  /** Only the nodes called {@code names} and those that they need, on any device. */
  public GraphParts neededBy(Collection<String> names) {
    Set<String> needed = new HashSet<>();
    Deque<String> todo = new ArrayDeque<>(names);
    while (!todo.isEmpty()) {
      String name = todo.pop();
      if (needed.add(name)) {
        NodeDef node = nodes.get(name);
        if (node == null) {
          throw new IllegalArgumentException("the graph has no node " + name);
        }
        node.getInputList().forEach(input -> todo.push(nodeOf(input)));
      }
    }
    Map<String, NodeDef> kept = new LinkedHashMap<>();
    nodes.forEach(
        (name, node) -> {
          if (needed.contains(name)) {
            kept.put(name, node.toBuilder().clearDevice().build());
          }
        });
    return new GraphParts(source, kept);
  }

  /** With {@code changed} in place of the nodes of these names, or added. */
  public GraphParts with(Collection<NodeDef> changed) {
    Map<String, NodeDef> all = new LinkedHashMap<>(nodes);
    changed.forEach(node -> all.put(node.getName(), node));
    return new GraphParts(source, all);
  }

  /** The names of the nodes that take an output of each node; nothing for one that none takes. */
  public Map<String, List<String>> users() {
    Map<String, List<String>> users = new HashMap<>();
    nodes.forEach(
        (name, node) ->
            node.getInputList()
                .forEach(
                    input ->
                        users.computeIfAbsent(nodeOf(input), n -> new ArrayList<>()).add(name)));
    return users;
  }

  /** The graph. */
  public GraphDef graph() {
    return source.toBuilder().addAllNode(nodes.values()).build();
  }

  /** The node that {@code input} names: {@code a} of {@code a:1} and {@code ^a}. */
  public static String nodeOf(String input) {
    String name = input.startsWith("^") ? input.substring(1) : input;
    int colon = name.lastIndexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
