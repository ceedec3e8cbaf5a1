package dev.tenon.ir;

import dev.tenon.Tensor;
import dev.tenon.ir.Network.Arrow;
import dev.tenon.ir.Network.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out what flows between layers.
 *
 * <p>What a layer computes without a break is one box; a layer that is used again is another box.
 * Operations beside layers are boxes of their own, or one where each only goes on from the one
 * before. What depends on no input and no parameter, such as a constant, is left out.
 */
public final class LayerFlow {
  private final Map<String, Costs.Row> rows = new HashMap<>();
  private final List<Draft> drafts = new ArrayList<>();

  /** A box that grows. */
  private static final class Draft {
    private final String name;
    private String kind;
    private final long parameters;
    private final Set<Node> nodes = new HashSet<>();
    private final Map<Draft, Tensor> sources = new LinkedHashMap<>();

    Draft(String name, String kind, long parameters) {
      this.name = name;
      this.kind = kind;
      this.parameters = parameters;
    }

    boolean isOperation() {
      return name.isEmpty();
    }
  }

  private LayerFlow(Costs costs) {
    costs.rows().forEach(row -> rows.put(row.name(), row));
  }

  /**
   * What flows where {@code functions} compute their outputs.
   *
   * @param functions their outputs by name, as they were traced, before any rewriting
   * @param costs what the layers are
   */
  public static Network of(List<Map<String, Tensor>> functions, Costs costs) {
    LayerFlow flow = new LayerFlow(costs);
    functions.forEach(flow::add);
    return flow.network();
  }

  private void add(Map<String, Tensor> outputs) {
    Map<Node, Draft> boxes = new HashMap<>();
    Draft present = null;
    for (Node node : needed(outputs)) {
      Primitive primitive = node.primitive();
      if (primitive instanceof Source.Input input) {
        boxes.put(node, drafted(input.name(), Network.INPUT, 0));
        continue;
      }
      if (primitive instanceof Source.Read || !follows(node, boxes)) {
        continue; // a layer's own; one that is not is drawn where it is used
      }
      boolean goesOn =
          present != null
              && (node.scope().isEmpty()
                  ? present.isOperation() && isOnlyUse(node, present, boxes, outputs)
                  : present.name.equals(node.scope()));
      if (!goesOn) {
        present = node.scope().isEmpty() ? drafted("", "", 0) : layer(node.scope());
      }
      if (node.scope().isEmpty()) {
        present.kind = (present.kind + " " + primitive.called()).strip();
      }
      present.nodes.add(node);
      boxes.put(node, present);
      for (Tensor input : node.inputs()) {
        connect(input, present, boxes);
      }
    }
    outputs.forEach((name, tensor) -> connect(tensor, drafted(name, Network.OUTPUT, 0), boxes));
  }

  private void connect(Tensor input, Draft to, Map<Node, Draft> boxes) {
    Draft from = boxes.get(input.node());
    if (from == null && to.isOperation() && input.node().primitive() instanceof Source.Read read) {
      String name = read.variable().name();
      Costs.Row row = rows.get(name);
      from = drafted(name, Network.PARAMETER, row == null ? 0 : row.parameters());
      boxes.put(input.node(), from);
    }
    if (from != null && from != to) {
      to.sources.putIfAbsent(from, input);
    }
  }

  /** Whether what {@code node} takes depends on an input of the function, or on a parameter. */
  private static boolean follows(Node node, Map<Node, Draft> boxes) {
    return node.inputs().stream()
        .map(Tensor::node)
        .anyMatch(
            input ->
                boxes.containsKey(input)
                    || node.scope().isEmpty() && input.primitive() instanceof Source.Read);
  }

  /** Whether {@code node} goes on from the last one of {@code box}, and nothing else does. */
  private static boolean isOnlyUse(
      Node node, Draft box, Map<Node, Draft> boxes, Map<String, Tensor> outputs) {
    Node last = null;
    for (Tensor input : node.inputs()) {
      Draft from = boxes.get(input.node());
      if (from != null && from != box) {
        return false;
      }
      last = from == null ? last : input.node();
    }
    Node before = last;
    return before != null
        && outputs.values().stream().noneMatch(output -> output.node() == before)
        && users(before) == 1;
  }

  private static long users(Node node) {
    return node.trace().nodes().stream()
        .filter(user -> user.inputs().stream().anyMatch(input -> input.node() == node))
        .count();
  }

  private Draft layer(String scope) {
    Costs.Row row = rows.get(scope);
    boolean again = drafts.stream().anyMatch(draft -> draft.name.equals(scope));
    return drafted(
        scope, row == null ? "" : row.kinds(), row == null || again ? 0 : row.parameters());
  }

  private Draft drafted(String name, String kind, long parameters) {
    Draft draft = new Draft(name, kind, parameters);
    drafts.add(draft);
    return draft;
  }

  /** What {@code outputs} depend on, in order. */
  private static List<Node> needed(Map<String, Tensor> outputs) {
    Map<Integer, Node> needed = new HashMap<>();
    List<Node> open = new ArrayList<>(outputs.values().stream().map(Tensor::node).toList());
    while (!open.isEmpty()) {
      Node node = open.remove(open.size() - 1);
      if (needed.putIfAbsent(node.id(), node) == null) {
        node.inputs().forEach(input -> open.add(input.node()));
      }
    }
    return new TreeSet<>(needed.keySet()).stream().map(needed::get).toList();
  }

  private Network network() {
    // a parameter is drafted where it is used, so after the box that uses it
    List<Draft> ordered = new ArrayList<>();
    drafts.forEach(draft -> order(draft, ordered));
    List<Box> boxes = new ArrayList<>();
    for (Draft draft : ordered) {
      List<Arrow> arrows = new ArrayList<>();
      draft.sources.forEach(
          (from, tensor) -> arrows.add(new Arrow(ordered.indexOf(from), tensor.type().toString())));
      boxes.add(new Box(draft.name, draft.kind, draft.parameters, arrows));
    }
    return new Network(boxes);
  }

  private static void order(Draft draft, List<Draft> ordered) {
    if (!ordered.contains(draft)) {
      draft.sources.keySet().forEach(source -> order(source, ordered));
      ordered.add(draft);
    }
  }
}
