package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.op.Constants;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The nodes of a trace: what was computed, in order. */
final class Nodes {
  private final Trace trace;
  private final List<Node> nodes = new ArrayList<>();
  private final Set<Dim> filled = new HashSet<>(); // named sizes that are 1 or more

  Nodes(Trace trace) {
    this.trace = trace;
  }

  /** Everything recorded so far, in order. */
  List<Node> all() {
    return List.copyOf(nodes);
  }

  /** How many nodes were recorded so far. */
  int size() {
    return nodes.size();
  }

  /**
   * The outputs of {@code primitive}: those of one new node, or of several where it has no kernel
   * for the type of its inputs or masks travel beside them.
   */
  List<Tensor> outputs(Primitive primitive, List<Tensor> given) {
    if (given.stream().anyMatch(argument -> argument.mask().isPresent())) {
      return primitive.masked(given);
    }
    // a parameter stands for its value in this function
    List<Tensor> arguments =
        given.stream().map(argument -> argument.node().output(argument.index())).toList();
    Trace recording = trace.recording();
    for (Tensor argument : arguments) {
      if (argument.node().trace() != recording) {
        throw Problem.of("ForeignTensor", "uses a tensor of one function in another")
            .fix("hand it over as a parameter");
      }
    }
    // an input may be of another floating type than the weights
    DType computed =
        arguments.stream()
            .map(Tensor::dtype)
            .filter(DType::isFloating)
            .findFirst()
            .orElse(trace.floatType());
    if (!primitive.computes(computed)) {
      List<Tensor> expanded = primitive.expand(arguments).orElse(null);
      if (expanded != null) {
        return expanded;
      }
    }
    Frame frame = trace.frame();
    Node node =
        new Node(
            trace,
            nodes.size(),
            primitive,
            arguments,
            infer(primitive, arguments),
            trace.phase(),
            frame == null ? "" : frame.scope(),
            frame == null ? Origin.NONE : frame.users() ? Places.here() : frame.origin(),
            trace.called(primitive));
    nodes.add(node);
    return node.outputs();
  }

  private List<Type> infer(Primitive primitive, List<Tensor> arguments) {
    try {
      List<Type> types = primitive.infer(arguments.stream().map(Tensor::type).toList());
      // batch norm's own expansion makes nothing of what it fills; what stands in for a mistake may
      // be as empty as this made it
      if (!(primitive instanceof Constants.Fill || primitive instanceof Source.StandIn)) {
        checkFilled(types.get(0), primitive.isView());
      }
      return types;
    } catch (Problem problem) {
      throw problem.among(arguments);
    }
  }

  /**
   * Checks that all sizes are 1 or more. Where an image is empty, kernels of TensorFlow give wrong
   * sizes or end the process. Further outputs may be empty, as what batch norm keeps for itself.
   *
   * @param reshaped whether there are as many elements as in what is filled: then a single size
   *     cannot be 0 or less, but two can be negative
   */
  private void checkFilled(Type type, boolean reshaped) {
    if (trace.phase() != Phase.FORWARD) {
      return;
    }
    List<Integer> open =
        IntStream.range(0, type.rank()).filter(a -> !isFilled(type.dims().dim(a))).boxed().toList();
    if (!reshaped || open.size() > 1) {
      open.forEach(axis -> requireFilled(type, axis));
    }
    filled.addAll(type.dims().toList());
  }

  private boolean isFilled(Dim size) {
    return size.isKnown()
        ? size.known() >= 1
        : filled.contains(size) || size.lowerBound(trace.facts()).orElse(0) >= 1;
  }

  private static void requireFilled(Type type, int axis) {
    Dim size = type.dims().dim(axis);
    Require.atLeast(
        size,
        1,
        () ->
            Problem.of(
                    "EmptyTensor",
                    "would give [%s], with nothing in it: axis %d has size %s",
                    type.dims(),
                    axis,
                    size)
                .fix("let each size be 1 or more"));
  }
}
