package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Loss;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.mend.Want;
import java.util.ArrayList;
import java.util.List;

/** Tells that predictions have other axes than the labels of a data set. */
final class LabelRank {
  private final String name;
  private final Loss loss;

  /**
   * Of the data set that is called so.
   *
   * @param loss by which predictions are compared with its labels
   */
  LabelRank(String name, Loss loss) {
    this.name = name;
    this.loss = loss;
  }

  /** A score for each pixel or step, where there is a label for each example; or the opposite. */
  Problem problem(Tensor prediction, Type labels, int classes) {
    Dims dims = prediction.dims();
    int rank = labels.rank() + classes;
    if (dims.rank() < rank) {
      return fewer(prediction, labels.dims(), rank);
    }
    boolean column =
        classes == 0
            && dims.rank() == rank + 1
            && dims.dim(-1).equals(Dim.of(1))
            && meets(dims.slice(0, rank), labels.dims());
    if (column) {
      return column(prediction, labels.dims());
    }
    boolean several =
        classes == 0
            && rank > 1
            && dims.rank() == rank + 1
            && dims.slice(0, rank).sameAs(labels.dims());
    if (several) {
      return several(prediction, labels.dims());
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
                told(each),
                dims,
                labels.dims(),
                name)
            .because(prediction, axes)
            .wantsRank(prediction, rank);
    return dims.rank() > 2
        ? problem.fix("put a layer before it that leaves one row an example, as flatten does")
        : problem
            .wants(new Want.One(prediction, labels.dims()))
            .wantsLayers(prediction, new LastLayers(loss).one(labels.dims()))
            .fix("end with 1 unit, and reshape it to [%s]".formatted(labels.dims()));
  }

  /** More than one number for each label, of which there are several an example. */
  private Problem several(Tensor prediction, Dims labels) {
    Dims dims = prediction.dims();
    return Problem.of(
            "LabelRank",
            "gives %s predictions a label, [%s], for labels [%s] of %s",
            told(dims.slice(dims.rank() - 1, dims.rank())),
            dims,
            labels,
            name)
        .because(prediction, dims.rank() - 1)
        .wantsLayers(prediction, new LastLayers(loss).one(labels))
        .wants(new Want.One(prediction, labels))
        .fix("end with 1 unit, and reshape it to [%s]".formatted(labels));
  }

  /** An axis of 1, which the labels do not have. */
  private Problem column(Tensor prediction, Dims labels) {
    return Problem.of(
            "LabelRank",
            "is [%s], but the labels of %s are [%s], without an axis of 1",
            prediction.dims(),
            name,
            labels)
        .because(prediction)
        .wantsSizes(prediction, labels)
        .fix("reshape it to [%s]".formatted(labels));
  }

  /** One row an example, where there is a label for each pixel or step. */
  private Problem fewer(Tensor prediction, Dims labels, int rank) {
    Dims dims = prediction.dims();
    if (rank == labels.rank() && dims.count().sameAs(labels.count())) {
      return Problem.of("LabelRank", "is [%s], but the labels of %s are [%s]", dims, name, labels)
          .because(prediction)
          .explained("these are as many numbers in fewer axes")
          .wantsSizes(prediction, labels)
          .wantsRank(prediction, rank)
          .fix("reshape it to [%s]".formatted(labels));
    }
    if (rank == labels.rank() + 1 && dims.sameAs(labels)) {
      Dims indices = dims.slice(0, dims.rank() - 1);
      return Problem.of(
              "LabelRank",
              "is [%s], for class indices [%s], but the labels of %s are [%s]",
              dims,
              indices,
              name,
              labels)
          .because(prediction)
          .fix(
              "state the indices, such as label = \"int32 %s\"; a number for each class is float32"
                  .formatted(indices));
    }
    Problem problem =
        Problem.of(
                "LabelRank",
                "is [%s],%s but the labels of %s are [%s]",
                dims,
                dims.rank() > 2 ? "" : " one prediction an example,",
                name,
                labels)
            .because(prediction)
            .wantsRank(prediction, rank)
            .fix(
                "give a prediction for each label: [%s ...]%s"
                    .formatted(
                        labels, dims.rank() > 2 ? "" : ", or state one label an example: [N]"));
    boolean numbers = rank == labels.rank() && dims.rank() == 2;
    return numbers ? problem.wantsLayers(prediction, new LastLayers(loss).all(labels)) : problem;
  }

  /** Whether sizes that are known on both sides are equal. */
  private static boolean meets(Dims given, Dims needed) {
    for (int axis = 0; axis < given.rank(); axis++) {
      Dim one = given.dim(axis);
      Dim other = needed.dim(axis);
      if (one.isKnown() && other.isKnown() && !one.sameAs(other)) {
        return false;
      }
    }
    return true;
  }

  /** How many, where that is short. */
  private static String told(Dims each) {
    List<String> sizes = new ArrayList<>();
    each.forEach(dim -> sizes.add(dim.toString()));
    boolean plain = sizes.stream().noneMatch(size -> size.contains(" "));
    return plain ? String.join(" x ", sizes) : "several";
  }
}
