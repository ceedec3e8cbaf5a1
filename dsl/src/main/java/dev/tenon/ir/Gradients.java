package dev.tenon.ir;

import dev.tenon.Problem;
import dev.tenon.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reverse-mode automatic differentiation over the graph. */
public final class Gradients {
  private Gradients() {}

  /**
   * Gradients of the sum of {@code y} towards each of {@code xs}.
   *
   * <p>The backward pass is recorded in the trace of {@code y}, in the scopes of the layers that it
   * belongs to, and can be differentiated again.
   *
   * @return one entry for each of {@code xs}, of its type; null where {@code y} does not depend on
   *     it
   */
  public static List<Tensor> of(Tensor y, List<Tensor> xs) {
    Trace trace = y.node().trace();
    return trace.during(Phase.BACKWARD, () -> backward(List.of(y), List.of(ones(y)), xs, 0));
  }

  private static Tensor ones(Tensor y) {
    return y.trace()
        .within(new Frame(y.node().scope(), null, y.node().origin()), () -> y.constantLike(1));
  }

  /** Differentiates a fused primitive by its {@link Primitive#expand expansion}. */
  static List<Tensor> ofExpansion(Node node, List<Tensor> upstreams) {
    int start = node.trace().nodes().size();
    List<Tensor> expanded =
        node.primitive().expand(node.inputs()).orElseThrow(() -> noGradient(node));
    List<Tensor> ys = new ArrayList<>();
    List<Tensor> starts = new ArrayList<>();
    for (int i = 0; i < upstreams.size(); i++) {
      if (upstreams.get(i) != null) {
        ys.add(expanded.get(i));
        starts.add(upstreams.get(i));
      }
    }
    return backward(ys, starts, node.inputs(), start);
  }

  /** Recurrent layers alone have none, since only a run knows how many steps they go back. */
  private static Problem noGradient(Node node) {
    if (node.phase() != Phase.BACKWARD) {
      return Problem.of("NoGradient", "%s cannot be differentiated", node.primitive().method());
    }
    return Problem.of("NoGradient", "cannot be differentiated twice")
        .about(node.called())
        .fix("state how many steps there are, such as \"N 20 3\", or differentiate it once")
        .placed(node.origin());
  }

  /**
   * Goes back from {@code ys} to {@code xs} through nodes from {@code start} on.
   *
   * @param start nodes before it are leaves: what lies before them belongs to the caller
   */
  private static List<Tensor> backward(
      List<Tensor> ys, List<Tensor> upstreams, List<Tensor> xs, int start) {
    Map<Tensor, List<Tensor>> arrived = new HashMap<>();
    for (int i = 0; i < ys.size(); i++) {
      arrived.computeIfAbsent(ys.get(i), y -> new ArrayList<>()).add(upstreams.get(i));
    }
    Trace trace = ys.get(0).trace();
    Set<Node> useful = between(ys, xs, start);
    List<Node> nodes = trace.nodes();
    for (int id = nodes.size() - 1; id >= start; id--) {
      Node node = nodes.get(id);
      if (!useful.contains(node) || node.inputs().isEmpty()) {
        continue;
      }
      List<Tensor> atOutputs = new ArrayList<>();
      for (Tensor output : node.outputs()) {
        atOutputs.add(arrived.containsKey(output) ? sum(arrived, output) : null);
      }
      if (atOutputs.stream().allMatch(g -> g == null)) {
        continue;
      }
      Frame frame = new Frame(node.scope(), null, node.origin());
      List<Tensor> towards = trace.within(frame, () -> node.primitive().gradient(node, atOutputs));
      deliver(node, towards, xs, useful, arrived);
    }
    List<Tensor> result = new ArrayList<>();
    for (Tensor x : xs) {
      result.add(arrived.containsKey(x) ? sum(arrived, x) : null);
    }
    return result;
  }

  private static void deliver(
      Node node,
      List<Tensor> towards,
      List<Tensor> xs,
      Set<Node> useful,
      Map<Tensor, List<Tensor>> arrived) {
    if (towards.size() != node.inputs().size()) {
      throw new IllegalStateException(
          node + " gives " + towards.size() + " gradients for " + node.inputs().size() + " inputs");
    }
    for (int i = 0; i < towards.size(); i++) {
      Tensor gradient = towards.get(i);
      Tensor input = node.input(i);
      if (gradient == null || !(useful.contains(input.node()) || xs.contains(input))) {
        continue;
      }
      int place = i;
      Require.same(
          gradient.dims(),
          input.dims(),
          () ->
              new IllegalStateException(
                  "%s: gradient %s for input %d %s"
                      .formatted(node, gradient.type(), place, input.type())));
      arrived.computeIfAbsent(input, t -> new ArrayList<>()).add(gradient);
    }
  }

  /** Adds up what arrived at {@code tensor}, once. */
  private static Tensor sum(Map<Tensor, List<Tensor>> arrived, Tensor tensor) {
    List<Tensor> parts = arrived.get(tensor);
    if (parts.size() > 1) {
      Frame frame = new Frame(tensor.node().scope(), null, tensor.node().origin());
      Tensor sum =
          tensor.trace().within(frame, () -> parts.stream().reduce(Tensor::plus).orElseThrow());
      arrived.put(tensor, new ArrayList<>(List.of(sum)));
    }
    return arrived.get(tensor).get(0);
  }

  /** Nodes on a way from one of {@code xs} to one of {@code ys}. */
  private static Set<Node> between(List<Tensor> ys, List<Tensor> xs, int start) {
    Set<Node> targets = new HashSet<>();
    xs.forEach(x -> targets.add(x.node()));
    int end = ys.stream().mapToInt(y -> y.node().id()).max().orElseThrow();
    Set<Node> reached = new HashSet<>();
    for (Node node : ys.get(0).trace().nodes().subList(Math.min(start, end + 1), end + 1)) {
      boolean target = targets.contains(node);
      if (target
          || node.inputs().stream()
              .map(Tensor::node)
              .anyMatch(n -> reached.contains(n) || (n.id() < start && targets.contains(n)))) {
        reached.add(node);
      }
    }
    return reached;
  }
}
