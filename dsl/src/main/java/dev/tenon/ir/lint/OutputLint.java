package dev.tenon.ir.lint;

import dev.tenon.Dim;
import dev.tenon.Loss;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.Meanings.Compared;
import dev.tenon.ir.Meanings.Regularised;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Source;
import dev.tenon.ir.op.Comparisons;
import dev.tenon.ir.op.Elementwise;
import dev.tenon.ir.op.Pieces;
import dev.tenon.ir.op.Shaping;
import dev.tenon.ir.op.Softmaxes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands between the last layer and its loss. */
final class OutputLint implements Lints.Lint {
  @Override
  public void check(Traced function) {
    Set<Node> told = new HashSet<>();
    for (Compared compared : function.trace().meanings().compared()) {
      Tensor last = end(function, compared, told);
      if (last != null) {
        activation(function, compared, last, told);
      }
    }
  }

  /** The last tensor that was not only put into other sizes; null where that was warned of. */
  private static Tensor end(Traced function, Compared compared, Set<Node> told) {
    Tensor x = compared.prediction();
    while (true) {
      Node node = x.node();
      Regularised regularised = function.trace().meanings().regularised(x);
      if (regularised != null && isLabel(compared.target()) && isLearned(node)) {
        if (told.add(node)) {
          regularised(function, compared, node, regularised);
        }
        return null;
      }
      Primitive primitive = node.primitive();
      if (primitive instanceof Comparisons.Select) {
        x = node.input(1); // the rest of a mask
      } else if (primitive instanceof Shaping.Cast
          || primitive instanceof Shaping.Reshape
          || primitive instanceof Pieces.Transpose
          || primitive instanceof Pieces.Slice
          || primitive instanceof Elementwise.StopGradient) {
        x = node.input(0);
      } else {
        return x;
      }
    }
  }

  /** Whether {@code target} is data, and not computed by weights. */
  private static boolean isLabel(Tensor target) {
    Deque<Node> open = new ArrayDeque<>();
    Set<Node> seen = new HashSet<>();
    open.add(target.node());
    boolean given = false;
    while (!open.isEmpty()) {
      Node node = open.poll();
      if (node.primitive() instanceof Source.Read) {
        return false;
      }
      given |= node.primitive() instanceof Source.Input;
      for (Tensor input : node.inputs()) {
        if (seen.add(input.node())) {
          open.add(input.node());
        }
      }
    }
    return given;
  }

  /** Whether a layer with weights stands before the one that made {@code last}. */
  private static boolean isLearned(Node last) {
    Deque<Node> open = new ArrayDeque<>(List.of(last));
    Set<Node> seen = new HashSet<>();
    while (!open.isEmpty()) {
      Node node = open.poll();
      if (node.primitive() instanceof Source.Read read
          && read.variable().trainable()
          && !node.scope().equals(last.scope())) {
        return true;
      }
      node.inputs().stream().map(Tensor::node).filter(seen::add).forEach(open::add);
    }
    return false;
  }

  private static void regularised(
      Traced function, Compared compared, Node node, Regularised regularised) {
    boolean dropout = regularised == Regularised.DROPOUT;
    function.warn(
        node,
        Problem.of(
                dropout ? "DropoutAfterOutput" : "BatchNormAfterOutput",
                dropout
                    ? "drops a part of the output [%s] itself before the loss"
                    : "normalises the output [%s] itself before the loss",
                compared.prediction().dims())
            .orDrop()
            .fix("put it before the last layer, or remove it"));
  }

  // ---- activations

  private static void activation(Traced function, Compared compared, Tensor last, Set<Node> told) {
    Loss loss = compared.loss();
    Primitive primitive = last.node().primitive();
    boolean logits = loss == Loss.SOFTMAX_CROSS_ENTROPY || loss == Loss.SIGMOID_CROSS_ENTROPY;
    if (!logits) {
      return;
    }
    if (compared.prediction().dims().rank() > 0
        && loss == Loss.SOFTMAX_CROSS_ENTROPY
        && Traced.isOne(compared.prediction(), compared.prediction().dims().rank() - 1)) {
      boolean softmax = primitive instanceof Softmaxes.Softmax; // which is told already
      if (!softmax && told.add(last.node())) {
        oneClass(function, compared);
      }
      return;
    }
    Problem problem = problem(loss, primitive);
    if (problem != null && told.add(last.node())) {
      String scope = last.node().scope();
      function.warn(
          function
              .trace()
              .studied(
                  problem
                      .at("activation")
                      .about(scope.isEmpty() ? "the prediction" : scope)
                      .orRemove("activation")
                      .orDrop(),
                  last.node()),
          last.node().origin());
    }
  }

  private static void oneClass(Traced function, Compared compared) {
    Problem problem =
        Problem.of(
                "OneClass",
                "is one unit [%s], whose softmax is always 1: nothing is learnt",
                compared.prediction().dims())
            .at("units")
            .wants(compared.prediction(), -1, Dim.of(2))
            .fix("end with a unit for each class, or use SIGMOID_CROSS_ENTROPY");
    function.warn(compared.prediction().node(), problem);
  }

  private static Problem problem(Loss loss, Primitive last) {
    boolean softmaxLoss = loss == Loss.SOFTMAX_CROSS_ENTROPY;
    if (last instanceof Softmaxes.Softmax) {
      return softmaxLoss
          ? twice("DoubleSoftmax", "softmax", loss)
          : other("SoftmaxForSigmoid", "softmax", loss);
    }
    if (last instanceof Elementwise.Sigmoid) {
      return softmaxLoss
          ? other("SigmoidForSoftmax", "sigmoid", loss)
          : twice("DoubleSigmoid", "sigmoid", loss);
    }
    if (last instanceof Elementwise.Relu) {
      return Problem.of("ReluLogits", "ends with relu, but %s takes numbers below 0 too", loss)
          .fix("remove the relu at the end");
    }
    if (last instanceof Elementwise.Tanh) {
      return Problem.of("TanhLogits", "ends with tanh, but %s takes numbers beyond 1 too", loss)
          .fix("remove the tanh at the end");
    }
    return null;
  }

  private static Problem twice(String id, String function, Loss loss) {
    return Problem.of(id, "ends with %s, which %s applies itself", function, loss)
        .explained("it would act twice")
        .fix("remove the " + function + " at the end");
  }

  private static Problem other(String id, String function, Loss loss) {
    return Problem.of(id, "ends with %s, but %s takes any numbers", function, loss)
        .fix("remove the " + function + " at the end");
  }
}
