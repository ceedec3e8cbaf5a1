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
    boolean indices = loss == Loss.SOFTMAX_CROSS_ENTROPY && given.dtype() == needed.dtype();
    if (indices && given.rank() != needed.rank()) {
      return Optional.of(rank(prediction, given));
    }
    return Optional.of(
        Problem.of(
                "LabelType",
                "is compared with \"%s\", but the labels of %s are \"%s\"",
                needed,
                data.name(),
                given)
            .at("loss")
            .fix("choose a loss for such labels, or other units"));
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
  private Problem rank(Tensor prediction, Type labels) {
    Dims dims = prediction.dims();
    int rank = labels.rank() + 1;
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
    Dims each = dims.slice(labels.rank(), dims.rank() - 1);
    int[] axes = new int[each.rank()];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = labels.rank() + i;
    }
    return Problem.of(
            "LabelRank",
            "gives %s predictions an example, [%s], but %s has one label each: [%s]",
            each.toString().replace(" ", " x "),
            dims,
            data.name(),
            labels.dims())
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
