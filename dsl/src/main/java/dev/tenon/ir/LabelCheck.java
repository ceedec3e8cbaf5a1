package dev.tenon.ir;

import dev.tenon.Dense;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Flatten;
import dev.tenon.GlobalAvgPool1d;
import dev.tenon.LabelKind;
import dev.tenon.Loss;
import dev.tenon.Notation;
import dev.tenon.NotationException;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Want;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks that predictions are what the labels of a data set can be compared with. */
final class LabelCheck {
  private final Declaration.Data data;

  LabelCheck(Declaration.Data data) {
    this.data = data;
  }

  /**
   * What is wrong with {@code prediction} before {@code loss}, if anything.
   *
   * @param stated whether the model names the loss, and does not leave it to the data
   */
  Optional<Problem> of(Tensor prediction, Loss loss, boolean stated) {
    if (!isKindOf(loss)) {
      return Optional.of(kind(prediction, loss, stated));
    }
    Optional<Problem> classes =
        data.classes() > 0 && isCounted() ? classes(prediction, loss) : Optional.empty();
    if (classes.isPresent()) {
      return classes;
    }
    Type labels = labels(prediction).orElse(null);
    if (labels == null) {
      return Optional.empty();
    }
    Type needed = loss.label(prediction.type());
    Type given = labels.with(needed.dtype()); // it is converted
    if (fits(given, needed)) {
      return given.rank() == 0 ? Optional.empty() : batch(prediction, given.dims().dim(0));
    }
    if (given.rank() != needed.rank()) {
      return Optional.of(rank(prediction, given, prediction.dims().rank() - needed.rank()));
    }
    int[] axes =
        IntStream.range(0, given.rank())
            .filter(axis -> !fits(given.dims().dim(axis), needed.dims().dim(axis), axis))
            .toArray();
    Problem problem =
        Problem.of(
                "LabelType",
                "is [%s], but the labels of %s are [%s]",
                prediction.dims(),
                data.name(),
                given.dims())
            .because(prediction, axes);
    if (axes.length == 1 && given.dims().dim(-1).equals(Dim.of(1))) {
      problem = problem.wants(new Want.One(prediction, given.dims()));
    }
    for (int axis : axes) {
      problem = problem.wants(prediction, axis, given.dims().dim(axis));
    }
    return Optional.of(
        problem
            .wants(new Want.Led(prediction, given.dims()))
            .fix("give predictions of the size of the labels"));
  }

  /** Whether an axis of the prediction stands for the classes. */
  private boolean isCounted() {
    return data.kind() == LabelKind.CLASSES || data.kind() == LabelKind.PROBABILITIES;
  }

  private boolean isKindOf(Loss loss) {
    // whoever numbers examples without saying how many classes there are may mean any
    return data.kind().losses().contains(loss);
  }

  private Problem kind(Tensor prediction, Loss loss, boolean stated) {
    if (data.kind() == LabelKind.NONE) {
      return Problem.of(
              "LossKind", "has %s, but %s has no labels to compare with", loss, data.name())
          .at("loss")
          .orRemove("loss")
          .fix("train it by an objective that needs none, or state the labels in @DataSpec");
    }
    Problem problem =
        Problem.of(
                "LossKind",
                "has %s, but the labels of %s are %s, [%s]",
                loss,
                data.name(),
                data.kind().told(),
                data.label())
            .at("loss")
            .explained("%s compares with %s".formatted(loss, takes(loss)));
    boolean implied = HeadLosses.implied(data) != null;
    if (stated && implied) {
      problem = problem.orRemove("loss");
    }
    Loss usual =
        data.kind() == LabelKind.IMPLIED
            ? Loss.MEAN_SQUARED_ERROR
            : data.kind().losses().iterator().next();
    Dims meant = meant(prediction, usual);
    Problem told = problem.or(new Remedy.Write("loss", usual)).fix(advice(usual, implied));
    return meant.sameAs(prediction.dims()) ? told : told.wants(new Want.Besides(prediction, meant));
  }

  /** The sizes of a prediction that {@code loss} compares with the labels. */
  private Dims meant(Tensor prediction, Loss loss) {
    Dims dims = prediction.dims();
    if (!loss.isOfClasses()) {
      return labels(prediction).map(Type::dims).orElse(dims);
    }
    return data.classes() > 0 && dims.rank() > 1 ? dims.with(-1, Dim.of(data.classes())) : dims;
  }

  private String advice(Loss usual, boolean implied) {
    return implied
        ? "remove loss, for which %s is implied, and end as it needs: %s"
            .formatted(usual, predicted(usual))
        : "choose a loss of numbers, such as Loss.%s, and end as it needs: %s"
            .formatted(usual, predicted(usual));
  }

  /** What a prediction is before {@code loss}, for the advice. */
  private String predicted(Loss loss) {
    return loss.isOfClasses()
        ? data.classes() > 0 ? data.classes() + " units" : "a unit for each class"
        : "the sizes of the labels, [%s]".formatted(data.label());
  }

  /** What labels {@code loss} takes. */
  private static String takes(Loss loss) {
    return switch (loss) {
      case SOFTMAX_CROSS_ENTROPY -> LabelKind.CLASSES.told();
      case SOFT_LABEL_CROSS_ENTROPY, KL_DIVERGENCE -> LabelKind.PROBABILITIES.told();
      case SIGMOID_CROSS_ENTROPY, BINARY_CROSS_ENTROPY, HINGE -> LabelKind.BINARY.told();
      case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER -> LabelKind.NUMBERS.told();
    };
  }

  /** More classes than units, fewer, or others. */
  private Optional<Problem> classes(Tensor logits, Loss loss) {
    Dims dims = logits.dims();
    if (dims.rank() < 2 || !dims.dim(-1).sameAs(Dim.of(data.classes()))) {
      return Optional.of(
          Problem.of(
                  "ClassCount", "is [%s], but %s has %d classes", dims, data.name(), data.classes())
              .at("units")
              .because(logits, dims.rank() - 1)
              .wantsLayers(logits, classifier(logits, loss))
              .wants(logits, -1, Dim.of(data.classes()))
              .fix("end with " + data.classes() + " units: [N " + data.classes() + "]"));
    }
    if (data.kind() == LabelKind.CLASSES && data.firstClass() != 0) {
      return Optional.of(
          Problem.of(
                  "LabelBase",
                  "is compared with labels from 0 to %d, but those of %s go from %d to %d",
                  data.classes() - 1,
                  data.name(),
                  data.firstClass(),
                  (long) data.firstClass() + data.classes() - 1)
              .ofItself()
              .fix(
                  "number the classes from 0 where the data is loaded, or write labels.minus(%d) in an objective"
                      .formatted(data.firstClass())));
    }
    return Optional.empty();
  }

  /** What makes of {@code x} a number for each class, of each example. */
  private Remedy.Added[] classifier(Tensor x, Loss loss) {
    Remedy.Added dense = new Remedy.Added(Dense.class, List.of(data.classes()));
    int rank = x.dims().rank();
    boolean whole =
        labels(x).map(labels -> labels.rank() < loss.label(x.type()).rank()).orElse(false);
    if (!whole || rank < 3) {
      return new Remedy.Added[] {dense};
    }
    Class<? extends Annotation> joined = rank == 3 ? GlobalAvgPool1d.class : Flatten.class;
    return new Remedy.Added[] {new Remedy.Added(joined, List.of()), dense};
  }

  /** What the data set says of its labels; empty where that is no type, which is told elsewhere. */
  private Optional<Type> labels(Tensor x) {
    try {
      return Optional.of(Notation.parse(data.label(), x.trace().constants()).type());
    } catch (NotationException malformed) {
      return Optional.empty();
    }
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
      return fewer(prediction, labels.dims(), rank);
    }
    boolean column =
        classes == 0
            && dims.rank() == rank + 1
            && dims.dim(-1).equals(Dim.of(1))
            && dims.slice(0, rank).sameAs(labels.dims());
    if (column) {
      return column(prediction, labels.dims());
    }
    int first = Math.max(1, rank - 1);
    Dims each = dims.slice(first, first + dims.rank() - rank);
    int[] axes = new int[each.rank()];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = first + i;
    }
    if (each.count().equals(Dim.of(1))) {
      return column(prediction, labels.dims());
    }
    Problem problem =
        Problem.of(
                "LabelRank",
                "gives %s predictions an example, [%s], for labels [%s] of %s",
                each.toString().replace(" ", " x "),
                dims,
                labels.dims(),
                data.name())
            .because(prediction, axes)
            .wantsRank(prediction, rank);
    return dims.rank() > 2
        ? problem.fix("put a layer before it that leaves one row an example, as flatten does")
        : problem
            .wants(new Want.One(prediction, labels.dims()))
            .fix("end with 1 unit, and reshape it to [%s]".formatted(labels.dims()));
  }

  /** An axis of 1, which the labels do not have. */
  private Problem column(Tensor prediction, Dims labels) {
    return Problem.of(
            "LabelRank",
            "is [%s], but the labels of %s are [%s], without an axis of 1",
            prediction.dims(),
            data.name(),
            labels)
        .because(prediction)
        .wantsSizes(prediction, labels)
        .fix("reshape it to [%s]".formatted(labels));
  }

  /** One row an example, where there is a label for each pixel or step. */
  private Problem fewer(Tensor prediction, Dims labels, int rank) {
    Dims dims = prediction.dims();
    if (rank == labels.rank() && dims.count().sameAs(labels.count())) {
      return Problem.of(
              "LabelRank", "is [%s], but the labels of %s are [%s]", dims, data.name(), labels)
          .because(prediction)
          .explained("these are as many numbers in fewer axes")
          .wantsSizes(prediction, labels)
          .wantsRank(prediction, rank)
          .fix("reshape it to [%s]".formatted(labels));
    }
    return Problem.of(
            "LabelRank",
            "is [%s], one prediction an example, but the labels of %s are [%s]",
            dims,
            data.name(),
            labels)
        .because(prediction)
        .wantsRank(prediction, rank)
        .fix("give a prediction for each label: [%s ...]".formatted(labels));
  }

  /**
   * Whether labels of the one type can be the other, whatever their named sizes are called; what
   * always is 1 is meant to be.
   */
  private static boolean fits(Type given, Type needed) {
    if (given.dtype() != needed.dtype() || given.rank() != needed.rank()) {
      return false;
    }
    for (int axis = 0; axis < given.rank(); axis++) {
      if (!fits(given.dims().dim(axis), needed.dims().dim(axis), axis)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(Dim one, Dim other, int axis) {
    boolean single = axis > 0 && (one.equals(Dim.of(1)) || other.equals(Dim.of(1)));
    return !(one.isKnown() && other.isKnown() || single) || one.sameAs(other);
  }
}
