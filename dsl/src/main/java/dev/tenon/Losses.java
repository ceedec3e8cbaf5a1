package dev.tenon;

import dev.tenon.ir.Call;
import dev.tenon.ir.LastLayers;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Require;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Want;
import dev.tenon.ir.op.CrossEntropies;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;

/** Losses of (prediction, target); none reduces over examples. */
public final class Losses {
  /** Above 0 in each floating type, so that its logarithm is a number. */
  private static final double SMALLEST = 1e-7;

  private Losses() {}

  /**
   * Softmax cross-entropy of logits {@code [N, ..., C]} against class indices {@code [N, ...]}, one
   * value an example: the negative logarithm of the probability of the right class.
   */
  public static Tensor softmaxCrossEntropy(Tensor logits, Tensor labels) {
    Primitive primitive = new CrossEntropies.SparseSoftmaxCrossEntropy();
    return rows(Loss.SOFTMAX_CROSS_ENTROPY, logits, labels, primitive);
  }

  /**
   * {@link #softmaxCrossEntropy(Tensor, Tensor)}, times the weight of the right class.
   *
   * @param classWeights a factor above 0 for each class, in their order
   */
  public static Tensor softmaxCrossEntropy(Tensor logits, Tensor labels, double... classWeights) {
    Tensor losses = softmaxCrossEntropy(logits, labels);
    return weighed(Loss.SOFTMAX_CROSS_ENTROPY, losses, logits, labels, classWeights);
  }

  /**
   * Softmax cross-entropy of logits {@code [N, ..., C]} against a probability of each class, {@code
   * [N, ..., C]}, one value an example: soft labels, or one-hot ones. Those of an example add up to
   * 1.
   *
   * @param classWeights a factor above 0 for each class, in their order; none for 1. The loss of an
   *     example is multiplied by what its probabilities make of them
   */
  public static Tensor softLabelCrossEntropy(
      Tensor logits, Tensor probabilities, double... classWeights) {
    Primitive primitive = new CrossEntropies.SoftLabelCrossEntropy();
    Tensor losses = rows(Loss.SOFT_LABEL_CROSS_ENTROPY, logits, probabilities, primitive);
    return weighed(Loss.SOFT_LABEL_CROSS_ENTROPY, losses, logits, probabilities, classWeights);
  }

  /**
   * Kullback-Leibler divergence of the probabilities that {@code logits [N, ..., C]} give from
   * {@code probabilities [N, ..., C]}, one value an example: 0 where they are the same.
   *
   * @see <a href="https://doi.org/10.1214/aoms/1177729694">Kullback and Leibler 1951</a>
   */
  public static Tensor klDivergence(Tensor logits, Tensor probabilities) {
    logits.trace().meanings().compare(Loss.KL_DIVERGENCE, logits, probabilities);
    Call call =
        Call.of(
            Loss.KL_DIVERGENCE.method(),
            List.of(logits, probabilities),
            List.of(logits, probabilities),
            (given, written) -> divergence(given.get(0), given.get(1)));
    return logits.trace().output(call.meaning(new CrossEntropies.SoftLabelCrossEntropy()::meant));
  }

  private static Tensor divergence(Tensor logits, Tensor probabilities) {
    Tensor crossed =
        logits
            .trace()
            .apply(new CrossEntropies.SoftLabelCrossEntropy(), List.of(logits, probabilities))
            .get(0);
    // 0 * log(0) is 0 here
    Tensor least = probabilities.maximum(SMALLEST);
    return crossed.plus(probabilities.times(least.log()).sum(-1));
  }

  /**
   * Cross-entropy of logits against probabilities from 0 to 1, of the same sizes or one for all;
   * one value an element.
   */
  public static Tensor sigmoidCrossEntropy(Tensor logits, Tensor labels) {
    return each(
        Loss.SIGMOID_CROSS_ENTROPY,
        logits,
        labels,
        (x, label) -> {
          Tensor yes = x.unaryMinus().softplus();
          Tensor no = x.softplus();
          return label.times(yes).plus(label.unaryMinus().plus(1).times(no));
        });
  }

  /**
   * {@link #sigmoidCrossEntropy(Tensor, Tensor)} of labels 0 and 1, times the weight of the label.
   *
   * @param classWeights a factor above 0 for 0, and one for 1
   */
  public static Tensor sigmoidCrossEntropy(Tensor logits, Tensor labels, double... classWeights) {
    Tensor losses = sigmoidCrossEntropy(logits, labels);
    return weighed(Loss.SIGMOID_CROSS_ENTROPY, losses, logits, labels, classWeights);
  }

  /**
   * Cross-entropy of probabilities, as sigmoid gives them, against probabilities from 0 to 1, of
   * the same sizes or one for all; one value an element. A probability of less than 1e-7 counts as
   * that, so that the loss is a number.
   */
  public static Tensor binaryCrossEntropy(Tensor probabilities, Tensor labels) {
    return each(
        Loss.BINARY_CROSS_ENTROPY,
        probabilities,
        labels,
        (p, label) -> {
          Tensor yes = p.maximum(SMALLEST).log();
          Tensor no = p.unaryMinus().plus(1).maximum(SMALLEST).log();
          return label.times(yes).plus(label.unaryMinus().plus(1).times(no)).unaryMinus();
        });
  }

  /**
   * Hinge loss of scores against labels 0 or 1, which stand for -1 and 1; of the same sizes or one
   * for all; one value an element: {@code max(0, 1 - sign * score)}.
   */
  public static Tensor hinge(Tensor scores, Tensor labels) {
    return each(
        Loss.HINGE,
        scores,
        labels,
        (score, label) -> label.times(2).minus(1).times(score).unaryMinus().plus(1).relu());
  }

  /** Squared difference; one value an element. */
  public static Tensor squaredError(Tensor prediction, Tensor target) {
    return each(Loss.MEAN_SQUARED_ERROR, prediction, target, (x, y) -> x.minus(y).square());
  }

  /** Distance; one value an element. */
  public static Tensor absoluteError(Tensor prediction, Tensor target) {
    return each(Loss.MEAN_ABSOLUTE_ERROR, prediction, target, (x, y) -> x.minus(y).abs());
  }

  /** Half the squared difference up to {@code delta}, beyond it linear; one value an element. */
  public static Tensor huber(Tensor prediction, Tensor target, double delta) {
    Options.positive("delta", delta);
    return each(
        Loss.HUBER,
        prediction,
        target,
        (x, y) -> {
          Tensor distance = x.minus(y).abs();
          Tensor near = distance.minimum(distance.scalar(delta));
          return near.times(distance.minus(near.times(0.5)));
        });
  }

  /** What {@code primitive} makes of rows of logits and their labels. */
  private static Tensor rows(Loss loss, Tensor logits, Tensor labels, Primitive primitive) {
    List<Tensor> both = Arrays.asList(logits, labels);
    return logits
        .trace()
        .output(
            Call.of(
                    loss.method(),
                    both,
                    both,
                    (given, written) -> {
                      logits.trace().meanings().compare(loss, given.get(0), given.get(1));
                      return logits.trace().apply(primitive, given).get(0);
                    })
                .meaning(primitive::meant));
  }

  /**
   * What {@code body} makes of prediction and target. There has to be a target for each element, or
   * one for all along an axis: {@code [N]} against {@code [N, 1]} would quietly compare each with
   * each.
   */
  private static Tensor each(
      Loss loss, Tensor prediction, Tensor target, BinaryOperator<Tensor> body) {
    return prediction
        .trace()
        .call(
            loss.method(),
            List.of(prediction, target),
            List.of(prediction, target),
            (given, written) -> {
              prediction.trace().meanings().compare(loss, given.get(0), given.get(1));
              checkSizes(loss, given.get(0), given.get(1));
              return body.apply(given.get(0), given.get(1));
            });
  }

  /** {@code losses}, each times the weight of its label; as they are where there are no weights. */
  private static Tensor weighed(
      Loss loss, Tensor losses, Tensor prediction, Tensor labels, double... classWeights) {
    if (classWeights.length == 0) {
      return losses;
    }
    List<Double> weights = Arrays.stream(classWeights).boxed().toList();
    return prediction
        .trace()
        .call(
            loss.method(),
            List.of(losses, prediction, labels),
            List.of(prediction, labels),
            (given, written) ->
                ClassWeights.of(loss, given.get(1), weights).weigh(given.get(0), given.get(2)));
  }

  private static void checkSizes(Loss loss, Tensor prediction, Tensor target) {
    Dims p = prediction.dims();
    Dims t = target.dims();
    boolean column = isColumn(p, t);
    if (!target.dtype().isFloating()) {
      throw integers(loss, prediction, target, column);
    }
    if (t.rank() != 0 && t.rank() != p.rank()) {
      Problem problem = unequal(p, t).because(prediction).fix(fitting(p, t));
      if (p.rank() == 1 && isColumn(t, p)) {
        throw problem.orOperand(1, ".squeeze(-1)", x -> x.squeeze(-1));
      }
      throw column
          ? problem.orOperand(0, ".squeeze(-1)", x -> x.squeeze(-1))
          : problem.wantsSizes(prediction, t).wantsRank(prediction, t.rank());
    }
    for (int axis = 0; axis < t.rank(); axis++) {
      if (!t.dim(axis).equals(Dim.of(1))) {
        int unequal = axis;
        Require.same(
            t.dim(axis),
            p.dim(axis),
            () ->
                unfinished(loss, prediction, t, unequal)
                    .because(prediction, unequal)
                    .wants(new Want.Led(prediction, t))
                    .wants(prediction, unequal, t.dim(unequal))
                    .wants(target, unequal, p.dim(unequal)));
      }
    }
  }

  /** That labels are integers, where {@code loss} computes with them as with numbers. */
  private static Problem integers(Loss loss, Tensor prediction, Tensor target, boolean column) {
    Dims p = prediction.dims();
    Problem problem =
        Problem.of("LabelDtype", "takes a target of numbers, not [%s]", target.type())
            .fix("compare class indices by softmaxCrossEntropy, or cast(DType.FLOAT32) them");
    if (column) {
      DType dtype = prediction.dtype();
      return problem
          .becauseDtype(target)
          .or(
              new Remedy.Together(
                  List.of(
                      new Remedy.Operand(0, ".squeeze(-1)", x -> x.squeeze(-1)),
                      new Remedy.Operand(
                          1, ".cast(DType." + dtype.name() + ")", x -> x.cast(dtype)))));
    }
    if (isColumnOfIndices(p, target.dims())) {
      return ofColumn(problem.becauseDtype(target), loss, p.dim(-1));
    }
    boolean indices = p.rank() == target.dims().rank() + 1 && p.dim(-1).isKnown();
    if (!indices) {
      return problem.wantsDtype(target, prediction.dtype()).orCast(1, prediction.dtype());
    }
    Problem classes = problem.becauseDtype(target);
    return loss == Loss.SIGMOID_CROSS_ENTROPY
        ? classes.or(
            new Remedy.Method(
                "softmaxCrossEntropy", given -> softmaxCrossEntropy(given.get(0), given.get(1))))
        : CrossEntropies.encoded(classes, p.dim(-1));
  }

  /** Whether integers {@code [N, 1]} meet several numbers each: those of classes. */
  private static boolean isColumnOfIndices(Dims prediction, Dims target) {
    int last = target.rank() - 1;
    return last > 0
        && prediction.rank() == target.rank()
        && target.dim(last).equals(Dim.of(1))
        && prediction.dim(last).isKnown()
        && prediction.known(last) > 1
        && prediction.slice(0, last).sameAs(target.slice(0, last));
  }

  /** {@code problem} of class indices {@code [N, 1]}, which lose their axis of 1. */
  private static Problem ofColumn(Problem problem, Loss loss, Dim classes) {
    if (loss != Loss.SIGMOID_CROSS_ENTROPY) {
      int depth = (int) classes.known();
      return problem.orOperand(
          1, ".squeeze(-1).oneHot(" + depth + ")", x -> x.squeeze(-1).oneHot(depth));
    }
    return problem.or(
        new Remedy.Together(
            List.of(
                new Remedy.Method(
                    "softmaxCrossEntropy",
                    given -> softmaxCrossEntropy(given.get(0), given.get(1).squeeze(-1))),
                new Remedy.Operand(1, ".squeeze(-1)", x -> x.squeeze(-1)))));
  }

  /** Whether {@code x} is {@code other} with an axis of 1 more behind. */
  private static boolean isColumn(Dims x, Dims other) {
    return x.rank() == other.rank() + 1
        && x.dim(-1).equals(Dim.of(1))
        && x.slice(0, other.rank()).sameAs(other);
  }

  /** What to do about a prediction of another number of axes than the target has. */
  private static String fitting(Dims prediction, Dims target) {
    if (prediction.count().sameAs(target.count())) {
      return "reshape one to the sizes of the other";
    }
    if (prediction.rank() < target.rank()) {
      return "predict [%s], or give a target [%s]".formatted(target, prediction);
    }
    if (prediction.rank() > 2 && target.rank() < 3) {
      return "for one number an example, take its last step, a mean or flatten before the last"
          + " layer; for one a step, give a target [%s]".formatted(prediction);
    }
    boolean pairs =
        prediction.rank() == 2
            && !prediction.dim(0).isKnown()
            && prediction.dim(0).equals(prediction.dim(1));
    return pairs
        ? "squeeze(-1) what is [%s 1] where it meets [%s]: each example met each"
            .formatted(prediction.dim(0), prediction.dim(0))
        : "take one number of each row, such as by pick(index) or max(-1), or give a target [%s]"
            .formatted(prediction);
  }

  /** Other sizes, perhaps since the last layer is missing. */
  private static Problem unfinished(Loss loss, Tensor prediction, Dims target, int axis) {
    Problem problem = unequal(prediction.dims(), target);
    boolean units = axis > 0 && axis == target.rank() - 1 && target.dim(axis).isKnown();
    return units
        ? problem.wantsLayers(prediction, new LastLayers(loss).units(target.known(axis)))
        : problem;
  }

  private static Problem unequal(Dims prediction, Dims target) {
    return Problem.of(
            "LossSizes", "cannot compare a prediction [%s] with a target [%s]", prediction, target)
        .fix("give the target the sizes of the prediction, or one number for all");
  }
}
