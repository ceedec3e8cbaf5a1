package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Loss;
import dev.tenon.Notation;
import dev.tenon.NotationException;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import java.util.Optional;

/** Checks that predictions are what the labels of a data set can be compared with. */
final class LabelCheck {
  private final Declaration.Data data;

  LabelCheck(Declaration.Data data) {
    this.data = data;
  }

  /** What is wrong with {@code prediction} before {@code loss}, if anything. */
  Optional<Problem> of(Tensor prediction, Loss loss) {
    Type given;
    try {
      given = Notation.parse(data.label(), prediction.trace().constants()).type();
    } catch (NotationException malformed) {
      return Optional.empty(); // reported where it is used
    }
    Type needed = loss.label(prediction.type());
    if (fits(given, needed)) {
      return given.rank() == 0 ? Optional.empty() : batch(prediction, given.dims().dim(0));
    }
    if (given.rank() != needed.rank() && given.dtype() == needed.dtype()) {
      return Optional.of(rank(prediction, given, prediction.dims().rank() - needed.rank()));
    }
    Problem problem =
        Problem.of(
            "LabelType",
            "is compared with [%s], but the labels of %s are [%s]",
            needed,
            data.name(),
            given);
    if (given.dtype() != needed.dtype()) {
      return Optional.of(problem.at("loss").fix(advice(given)));
    }
    for (int axis = 0; axis < given.rank(); axis++) {
      Dim size = given.dims().dim(axis);
      if (axis < prediction.dims().rank() && !size.sameAs(needed.dims().dim(axis))) {
        problem = problem.because(prediction, axis).wants(prediction, axis, size);
      }
    }
    return Optional.of(problem.fix("give predictions of the size of the labels"));
  }

  private String advice(Type given) {
    if (data.classes() > 0) {
      return "remove loss: these labels are classes, for which SOFTMAX_CROSS_ENTROPY is implied";
    }
    return given.dtype().isFloating()
        ? "choose a loss of numbers, such as Loss.MEAN_SQUARED_ERROR"
        : "choose a loss of class indices, Loss.SOFTMAX_CROSS_ENTROPY";
  }

  /** More rows than there are examples, or fewer. */
  private Optional<Problem> batch(Tensor prediction, Dim examples) {
    Dim rows = prediction.dims().dim(0);
    boolean other = !rows.isKnown() && rows.names().contains(examples.toString());
    return !other || rows.sameAs(examples)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                    "ReshapeBatch",
                    "has %s rows, [%s], but %s has %s labels: [%s]",
                    rows,
                    prediction.dims(),
                    data.name(),
                    examples,
                    examples)
                .because(prediction, 0)
                .fix("keep %s as the first size wherever it is reshaped".formatted(examples)));
  }

  /** A score for each pixel or step, where there is a label for each example; or the opposite. */
  private Problem rank(Tensor prediction, Type labels, int classes) {
    Dims dims = prediction.dims();
    int rank = labels.rank() + classes;
    if (dims.rank() < rank) {
      return Problem.of(
              "LabelRank",
              "is [%s], one prediction an example, but the labels of %s are [%s]",
              dims,
              data.name(),
              labels.dims())
          .because(prediction)
          .wantsRank(prediction, rank)
          .fix("give a prediction for each label: [%s ...]".formatted(labels.dims()));
    }
    int first = Math.max(1, rank - 1);
    Dims each = dims.slice(first, first + dims.rank() - rank);
    int[] axes = new int[each.rank()];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = first + i;
    }
    if (each.count().equals(Dim.of(1))) {
      return Problem.of(
              "LabelRank",
              "is [%s], but the labels of %s are [%s], without an axis of 1",
              dims,
              data.name(),
              labels.dims())
          .because(prediction)
          .wantsSizes(prediction, labels.dims())
          .fix("reshape it to [%s]".formatted(labels.dims()));
    }
    return Problem.of(
            "LabelRank",
            "gives %s predictions an example, [%s], for labels [%s] of %s",
            each.toString().replace(" ", " x "),
            dims,
            labels.dims(),
            data.name())
        .because(prediction, axes)
        .wantsRank(prediction, rank)
        .fix("put a layer before it that leaves one row an example, as flatten does");
  }

  /** Whether labels of the one type can be the other, whatever their named sizes are called. */
  private static boolean fits(Type given, Type needed) {
    if (given.dtype() != needed.dtype() || given.rank() != needed.rank()) {
      return false;
    }
    for (int axis = 0; axis < given.rank(); axis++) {
      Dim one = given.dims().dim(axis);
      Dim other = needed.dims().dim(axis);
      if (one.isKnown() && other.isKnown() && !one.sameAs(other)) {
        return false;
      }
    }
    return true;
  }
}
