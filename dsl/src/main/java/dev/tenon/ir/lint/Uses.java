package dev.tenon.ir.lint;

import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Node;
import dev.tenon.ir.Source;
import dev.tenon.ir.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What becomes of the tensors of a trace. */
final class Uses {
  private final Map<Node, List<Node>> users = new HashMap<>();

  private Uses(Trace trace) {
    for (Node node : trace.nodes()) {
      for (Tensor input : node.inputs()) {
        users.computeIfAbsent(input.node(), n -> new ArrayList<>()).add(node);
      }
    }
  }

  static Uses of(Trace trace) {
    return new Uses(trace);
  }

  /**
   * Whether the last axis of {@code x} is summed away together with other data, as a weighted sum
   * does; a product with weights of the model is none.
   */
  boolean areSummed(Tensor x) {
    return areSummed(x, x.dims().rank() - 1);
  }

  private boolean areSummed(Tensor x, int axis) {
    for (Node user : users.getOrDefault(x.node(), List.of())) {
      boolean weighted =
          user.inputs().stream().anyMatch(i -> i.node().primitive() instanceof Source.Read);
      for (int output = 0; output < user.types().size(); output++) {
        int next = axis(user, output, user.inputs().indexOf(x), axis);
        if (next < 0 ? !weighted : areSummed(user.output(output), next)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The axis of an output that {@code axis} of an input becomes; -1 if none. */
  private static int axis(Node node, int output, int input, int axis) {
    List<Type> types = node.inputs().stream().map(Tensor::type).toList();
    for (int to = 0; to < node.types().get(output).rank(); to++) {
      if (node.primitive()
          .sources(types, node.types(), output, to)
          .contains(new Axis(input, axis))) {
        return to;
      }
    }
    return -1;
  }
}
