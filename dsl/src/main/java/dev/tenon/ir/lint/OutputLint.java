package dev.tenon.ir.lint;

import dev.tenon.Act;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Loss;
import dev.tenon.Problem;
import dev.tenon.Sigmoid;
import dev.tenon.Tensor;
import dev.tenon.ir.Meanings.Compared;
import dev.tenon.ir.Meanings.Regularised;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Source;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.op.Comparisons;
import dev.tenon.ir.op.Convolutions;
import dev.tenon.ir.op.Elementwise;
import dev.tenon.ir.op.Pieces;
import dev.tenon.ir.op.Products;
import dev.tenon.ir.op.Shaping;
import dev.tenon.ir.op.Softmaxes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

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
          && read.variable().learned()
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
            .ofItself()
            .orDrop()
            .fix("put it before the last layer, or remove it"));
  }

  // ---- activations

  private static void activation(Traced function, Compared compared, Tensor last, Set<Node> told) {
    Loss loss = compared.loss();
    Primitive primitive = last.node().primitive();
    Tensor prediction = compared.prediction();
    if (prediction.dims().rank() > 0 && Traced.isOne(prediction, prediction.dims().rank() - 1)) {
      if (primitive instanceof Softmaxes.Softmax) {
        return; // which is told already
      }
      if (loss.isOfClasses()) {
        if (told.add(last.node())) {
          oneClass(function, compared);
        }
        return;
      }
    }
    Problem problem = problem(loss, primitive);
    boolean bounded =
        primitive instanceof Elementwise.Relu || primitive instanceof Elementwise.Tanh;
    if (bounded && !loss.isOfClasses() && !mayMeet(prediction.dims(), compared.target().dims())) {
      return; // what is compared is another tensor than was meant, which may end so
    }
    if (problem != null && told.add(last.node())) {
      String scope = last.node().scope();
      function.warn(
          last.node(),
          problem.about(scope.isEmpty() ? "the prediction" : scope).ofItself(),
          last.node().origin(),
          scope);
    }
  }

  /** Whether a prediction and a target may have the same sizes, for some values of their names. */
  private static boolean mayMeet(Dims prediction, Dims target) {
    return target.rank() == 0
        || target.rank() == prediction.rank()
            && IntStream.range(0, target.rank())
                .allMatch(axis -> mayMeet(prediction.dim(axis), target.dim(axis)));
  }

  private static boolean mayMeet(Dim prediction, Dim target) {
    boolean known = prediction.isKnown() && target.isKnown() && !target.equals(Dim.of(1));
    return !known || prediction.equals(target);
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
    return switch (loss) {
      case SOFTMAX_CROSS_ENTROPY, SOFT_LABEL_CROSS_ENTROPY, KL_DIVERGENCE ->
          last instanceof Softmaxes.Softmax
              ? twice("DoubleSoftmax", "softmax", loss)
              : last instanceof Elementwise.Sigmoid
                  ? other("SigmoidForSoftmax", "sigmoid", loss)
                  : logits(loss, last);
      case SIGMOID_CROSS_ENTROPY ->
          last instanceof Softmaxes.Softmax
              ? other("SoftmaxForSigmoid", "softmax", loss)
              : last instanceof Elementwise.Sigmoid
                  ? twice("DoubleSigmoid", "sigmoid", loss)
                  : logits(loss, last);
      case HINGE ->
          last instanceof Softmaxes.Softmax
              ? other("ProbabilitiesForHinge", "softmax", loss)
              : last instanceof Elementwise.Sigmoid
                  ? other("ProbabilitiesForHinge", "sigmoid", loss)
                  : last instanceof Elementwise.Relu ? logits(loss, last) : null;
      case BINARY_CROSS_ENTROPY -> probabilities(loss, last);
      case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER -> null;
    };
  }

  private static Problem logits(Loss loss, Primitive last) {
    if (last instanceof Elementwise.Relu) {
      return removable(
          Problem.of("ReluLogits", "ends with relu, but %s takes numbers below 0 too", loss)
              .fix("remove the relu at the end"));
    }
    if (last instanceof Elementwise.Tanh) {
      return removable(
          Problem.of("TanhLogits", "ends with tanh, but %s takes numbers beyond 1 too", loss)
              .fix("remove the tanh at the end"));
    }
    return null;
  }

  /** What gives numbers that are no probabilities, or those of one among several. */
  private static Problem probabilities(Loss loss, Primitive last) {
    if (last instanceof Softmaxes.Softmax) {
      return Problem.of(
              "SoftmaxForSigmoid", "ends with softmax, but %s takes each number by itself", loss)
          .at("activation")
          .orWrite("activation", Act.SIGMOID)
          .orInstead(Sigmoid.class)
          .orCall(".sigmoid()", Tensor::sigmoid)
          .fix("end with sigmoid");
    }
    boolean unbounded =
        last instanceof Products.MatMul
            || last instanceof Products.BiasAdd
            || last instanceof Convolutions.Conv2d
            || last instanceof Elementwise.Relu
            || last instanceof Elementwise.Tanh;
    if (!unbounded) {
      return null;
    }
    boolean linear = !(last instanceof Elementwise.Relu || last instanceof Elementwise.Tanh);
    Problem problem =
        Problem.of(
                "LogitsForProbabilities",
                "ends without sigmoid, but %s takes probabilities from 0 to 1",
                loss)
            .at("activation")
            .orWrite("activation", Act.SIGMOID)
            .fix("end with sigmoid, or use SIGMOID_CROSS_ENTROPY, which applies it itself");
    return linear
        ? problem.or(new Remedy.After(Sigmoid.class, List.of()))
        : problem.orInstead(Sigmoid.class).orCall(".sigmoid()", Tensor::sigmoid);
  }

  private static Problem removable(Problem problem) {
    return problem.at("activation").orRemove("activation").orDrop();
  }

  private static Problem twice(String id, String function, Loss loss) {
    return removable(
        Problem.of(id, "ends with %s, which %s applies itself", function, loss)
            .explained("it would act twice")
            .fix("remove the " + function + " at the end"));
  }

  private static Problem other(String id, String function, Loss loss) {
    return removable(
        Problem.of(id, "ends with %s, but %s takes any numbers", function, loss)
            .fix("remove the " + function + " at the end"));
  }
}
