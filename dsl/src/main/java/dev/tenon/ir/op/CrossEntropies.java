package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Loss;
import dev.tenon.Losses;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.LastLayers;
import dev.tenon.ir.Masks;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Require;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Want;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cross-entropies that are computed together with their gradient, for stability and speed. */
public final class CrossEntropies {
  private CrossEntropies() {}

  /** That {@code logits} have no axis of classes, with which they would be of {@code rank}. */
  private static Problem withoutClasses(Type logits, int rank) {
    return Problem.of(
            "LogitsRank",
            "takes logits [N ... C], but these are [%s]: the axis of classes is missing",
            logits)
        .fix(
            "end with a unit for each class, and keep that axis; sigmoidCrossEntropy takes one score")
        .once(
            (told, tensors) ->
                told.because(tensors.get(0)).wantsRank(tensors.get(0), Math.max(rank, 2)));
  }

  /** {@code problem} of indices, which a probability of 1 for each may mend. */
  public static Problem encoded(Problem problem, Dim classes) {
    boolean known = classes.isKnown() && classes.known() <= Integer.MAX_VALUE;
    return known
        ? problem.orOperand(1, ".oneHot(" + classes + ")", x -> x.oneHot((int) classes.known()))
        : problem;
  }

  /**
   * Softmax cross-entropy of logits {@code [N, ..., C]} against class indices {@code int32 [N,
   * ...]}.
   *
   * <p>Outputs: {@code loss [N, ...]} and {@code backprop [N, ..., C]}, the gradient of each loss
   * towards its logits.
   */
  public record SparseSoftmaxCrossEntropy() implements Primitive {
    @Override
    public List<String> outputs() {
      return List.of("loss", "backprop");
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      Type logits = inputs.get(0);
      Type labels = inputs.get(1);
      if (!logits.dtype().isFloating()) {
        throw Problem.of("FloatInput", "takes scores, floating numbers, not [%s]", logits)
            .fix("hand over the scores of all classes, not the index of the best")
            .once((told, tensors) -> swapped(told.becauseDtype(tensors.get(0)), logits, labels));
      }
      if (logits.dims().rank() < 2) {
        throw withoutClasses(logits, labels.rank() + 1);
      }
      if (labels.dtype() != DType.INT32 && labels.dtype() != DType.INT64) {
        boolean truth = logits.dims().dim(-1).equals(Dim.of(1)) && labels.dtype().isFloating();
        boolean oneHot = !truth && labels.dims().equals(logits.dims());
        throw Problem.of(
                "LabelDtype", "needs labels of int32 or int64, class indices, not [%s]", labels)
            .fix(
                truth
                    ? "compare how true one thing is by sigmoidCrossEntropy"
                    : oneHot
                        ? "compare a probability of each class by softLabelCrossEntropy"
                        : "state them so, such as \"int32 N\", or cast(DType.INT32)")
            .once(
                (told, tensors) ->
                    truth || oneHot
                        ? told.becauseDtype(tensors.get(1)).or(otherLoss(truth))
                        : told.wantsDtype(tensors.get(1), DType.INT32).orCast(1, DType.INT32));
      }
      Dims expected = logits.dims().slice(0, logits.rank() - 1);
      Require.same(labels.dims(), expected, () -> mismatch(logits, labels, expected));
      return List.of(logits.with(labels.dims()), logits);
    }

    /** The loss of one score whose labels say how true it is, or of a probability of each class. */
    private static Remedy otherLoss(boolean truth) {
      return truth
          ? new Remedy.Method(
              "sigmoidCrossEntropy",
              given -> Losses.sigmoidCrossEntropy(given.get(0), given.get(1)))
          : new Remedy.Method(
              "softLabelCrossEntropy",
              given -> Losses.softLabelCrossEntropy(given.get(0), given.get(1)));
    }

    /** {@code problem}, which scores in place of labels mend, as others hand them over. */
    private static Problem swapped(Problem problem, Type logits, Type labels) {
      boolean scores = labels.dtype().isFloating() && labels.rank() == logits.rank() + 1;
      return scores ? problem.or(new Remedy.Swap()) : problem;
    }

    /** {@code problem} of labels that were not cut as the steps were, such as those that follow. */
    private static Problem shifted(Problem problem, Dims expected, Dims labels, int axis) {
      Dim more = labels.dim(axis).minus(expected.dim(axis));
      boolean alone = labels.with(axis, expected.dim(axis)).sameAs(expected);
      if (!alone || !more.isKnown() || labels.dim(axis).isKnown() && Math.abs(more.known()) > 1) {
        return problem;
      }
      int by = (int) more.known();
      return by > 0
          ? problem.orOperand(
              1, ".slice(%d, %d)".formatted(axis, by), labelled -> labelled.slice(axis, by))
          : problem.orOperand(
              0, ".slice(%d, 0, %d)".formatted(axis, by), scores -> scores.slice(axis, 0, by));
    }

    private static Problem mismatch(Type logits, Type labels, Dims expected) {
      Problem problem = unlike(logits, labels, expected);
      boolean named =
          expected.toList().stream().allMatch(dim -> dim.equals(Dim.named(dim.toString())));
      // of another batch they are seldom at fault themselves
      return named && labels.dims().toList().contains(expected.dim(0))
          ? problem.once((told, tensors) -> told.wants(new Want.Labels(tensors.get(1), expected)))
          : problem;
    }

    private static Problem unlike(Type logits, Type labels, Dims expected) {
      Problem problem =
          Problem.of(
                  "LabelShape",
                  "needs labels [%s] for logits [%s], not [%s]",
                  expected,
                  logits,
                  labels.dims())
              .fix("give each label one row of logits: [N C] for [N], [N T C] for [N T]");
      if (expected.rank() == labels.rank()) {
        for (int axis = 0; axis < expected.rank(); axis++) {
          if (!expected.dim(axis).sameAs(labels.dims().dim(axis))) {
            Problem told = problem.unequal(new Axis(0, axis), new Axis(1, axis));
            return axis > 0 ? shifted(told, expected, labels.dims(), axis) : told;
          }
        }
      }
      boolean column =
          labels.rank() == logits.rank()
              && labels.dims().dim(-1).equals(Dim.of(1))
              && labels.dims().slice(0, expected.rank()).sameAs(expected);
      if (column) {
        Type stated = labels.with(expected);
        return problem
            .fix("leave out the axis of 1: state the labels as \"%s\"".formatted(stated))
            .once(
                (told, tensors) ->
                    told.because(tensors.get(1))
                        .orOperand(1, ".squeeze(-1)", x -> x.squeeze(-1))
                        .wants(new Want.Given(tensors.get(1), stated)));
      }
      return problem.once(
          (told, tensors) ->
              told.because(tensors.get(0)).wantsRank(tensors.get(0), labels.rank() + 1));
    }

    @Override
    public String called() {
      return "softmaxCrossEntropy";
    }

    @Override
    public Type meant(List<Type> inputs) {
      return perExample(inputs.get(0));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return axis < inputs.get(1).rank() ? Axis.of(axis, 0, 1) : Axis.of(axis, 0);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      if (upstreams.get(1) != null) { // the gradient itself is differentiated
        return Primitive.super.gradient(node, upstreams);
      }
      Tensor each = upstreams.get(0).restore(List.of(node.input(1).dims().rank()));
      return Arrays.asList(node.output(1).times(each), null);
    }

    @Override
    public Optional<List<Tensor>> expand(List<Tensor> inputs) {
      Tensor logits = inputs.get(0);
      int classes = Math.toIntExact(logits.dims().known(-1));
      Tensor hot = logits.trace().apply(new Pieces.OneHot(classes, logits.dtype()), inputs.get(1));
      Tensor logProbabilities = logits.trace().apply(new Softmaxes.LogSoftmax(), logits);
      return Optional.of(
          List.of(
              logProbabilities.times(hot).sum(-1).unaryMinus(), logProbabilities.exp().minus(hot)));
    }

    /** Classes that are masked have no probability; a loss is masked where logits or label are. */
    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor logits = inputs.get(0);
      Tensor labels = inputs.get(1);
      List<Tensor> both =
          logits.trace().apply(this, List.of(Masks.excluded(logits), labels.unmasked()));
      Tensor rows = Masks.left(logits, logits.dims().rank() - 1);
      return List.of(Masks.with(both.get(0), Masks.both(rows, Masks.mask(labels))), both.get(1));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return inputs.get(0).dims().count().times(5).plus(inputs.get(1).dims().count().times(3));
    }
  }

  /**
   * Softmax cross-entropy of logits {@code [N, ..., C]} against probabilities of the same sizes and
   * type, soft labels.
   *
   * <p>Outputs: {@code loss [N, ...]} and {@code backprop [N, ..., C]}, the gradient of each loss
   * towards its logits where the probabilities of a row add up to 1, which is what TensorFlow's
   * kernel gives.
   */
  public record SoftLabelCrossEntropy() implements Primitive {
    @Override
    public List<String> outputs() {
      return List.of("loss", "backprop");
    }

    @Override
    public List<Type> infer(List<Type> inputs) {
      Type logits = inputs.get(0);
      Type labels = inputs.get(1);
      if (logits.dims().rank() < 2) {
        throw withoutClasses(logits, labels.rank());
      }
      if (labels.dtype() != logits.dtype()) {
        boolean indices = !labels.dtype().isFloating() && labels.rank() == logits.rank() - 1;
        throw Problem.of(
                "LabelDtype",
                "needs probabilities [%s] of each class as labels, not [%s]",
                logits,
                labels)
            .fix(
                indices
                    ? "compare class indices by softmaxCrossEntropy"
                    : "state them as \"%s\", or cast them".formatted(logits))
            .once(
                (told, tensors) ->
                    indices
                        ? encoded(told.becauseDtype(tensors.get(1)), logits.dims().dim(-1))
                        : told.wantsDtype(tensors.get(1), logits.dtype())
                            .orCast(1, logits.dtype()));
      }
      Dtypes.floating(logits);
      Require.same(labels.dims(), logits.dims(), () -> mismatch(logits, labels));
      return List.of(logits.with(logits.dims().slice(0, logits.rank() - 1)), logits);
    }

    private static Problem mismatch(Type logits, Type labels) {
      Problem problem =
          Problem.of(
                  "LabelShape",
                  "needs labels [%s] for logits [%s], not [%s]",
                  logits.dims(),
                  logits,
                  labels.dims())
              .fix("give each class of each row a probability: [N C] for [N C]");
      if (logits.rank() == labels.rank()) {
        for (int axis = 0; axis < logits.rank(); axis++) {
          if (!logits.dims().dim(axis).sameAs(labels.dims().dim(axis))) {
            Problem told = problem.unequal(new Axis(1, axis), new Axis(0, axis));
            boolean classes = axis == logits.rank() - 1 && labels.dims().dim(axis).isKnown();
            return classes ? unfinished(told, labels.dims().known(axis)) : told;
          }
        }
      }
      return problem.once(
          (told, tensors) -> told.because(tensors.get(0)).wantsRank(tensors.get(0), labels.rank()));
    }

    /** {@code problem}, which a last layer with a unit for each class may mend. */
    private static Problem unfinished(Problem problem, long classes) {
      Remedy.Added[] last = new LastLayers(Loss.SOFT_LABEL_CROSS_ENTROPY).units(classes);
      return problem.once((told, tensors) -> told.wantsLayers(tensors.get(0), last));
    }

    @Override
    public String called() {
      return "softLabelCrossEntropy";
    }

    @Override
    public Type meant(List<Type> inputs) {
      return perExample(inputs.get(0));
    }

    @Override
    public List<Axis> sources(List<Type> inputs, List<Type> outputs, int output, int axis) {
      return Axis.of(axis, 0, 1);
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      if (upstreams.get(1) != null) { // the gradient itself is differentiated
        return Primitive.super.gradient(node, upstreams);
      }
      Tensor logits = node.input(0);
      Tensor labels = node.input(1);
      List<Integer> last = List.of(logits.dims().rank() - 1);
      Tensor each = upstreams.get(0).restore(last);
      // exact also where the labels of a row add up to something else than 1: softmax * total -
      // labels
      Tensor total = labels.sum(-1).restore(last);
      Tensor towards = node.output(1).times(total).plus(labels.times(total.minus(1)));
      Tensor logProbabilities = logits.trace().apply(new Softmaxes.LogSoftmax(), logits);
      return List.of(towards.times(each), logProbabilities.times(each).unaryMinus());
    }

    @Override
    public Optional<List<Tensor>> expand(List<Tensor> inputs) {
      Tensor logits = inputs.get(0);
      Tensor labels = inputs.get(1);
      Tensor logProbabilities = logits.trace().apply(new Softmaxes.LogSoftmax(), logits);
      return Optional.of(
          List.of(
              logProbabilities.times(labels).sum(-1).unaryMinus(),
              logProbabilities.exp().minus(labels)));
    }

    /** Classes that are masked have no probability; a loss is masked where logits or label are. */
    @Override
    public List<Tensor> masked(List<Tensor> inputs) {
      Tensor logits = inputs.get(0);
      Tensor labels = inputs.get(1);
      int last = logits.dims().rank() - 1;
      List<Tensor> both =
          logits.trace().apply(this, List.of(Masks.excluded(logits), labels.unmasked()));
      Tensor mask = Masks.both(Masks.left(logits, last), Masks.left(labels, last));
      return List.of(Masks.with(both.get(0), mask), both.get(1));
    }

    @Override
    public Dim flops(List<Type> inputs, List<Type> outputs) {
      return inputs.get(0).dims().count().times(8);
    }
  }

  /** One loss for each row of scores. */
  private static Type perExample(Type scores) {
    Type numbers = scores.dtype().isFloating() ? scores : scores.with(DType.FLOAT32);
    return numbers.with(scores.dims().slice(0, Math.max(0, scores.rank() - 1)));
  }
}
