package dev.tenon.ir;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.LabelKind;
import dev.tenon.Loss;
import dev.tenon.Notation;
import dev.tenon.NotationException;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.mend.Place;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.mend.Want;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Checks that predictions are what the labels of a data set can be compared with. */
final class LabelCheck {
  private final Declaration.Data data;
  private final Set<String> letters;

  LabelCheck(Declaration.Data data, Map<String, Long> constants) {
    this.data = data;
    this.letters = type(data.input(), constants).map(LabelCheck::letters).orElse(Set.of());
  }

  private static Set<String> letters(Type input) {
    Set<String> letters = new HashSet<>();
    input.dims().forEach(dim -> letters.addAll(dim.names()));
    return letters;
  }

  /**
   * What is wrong with {@code prediction} before {@code loss}.
   *
   * @param stated whether the model names the loss, and does not leave it to the data
   */
  List<Problem> of(Tensor prediction, Loss loss, boolean stated) {
    if (!isKindOf(loss)) {
      return List.of(kind(prediction, loss, stated));
    }
    List<Problem> problems = new ArrayList<>();
    if (data.classes() > 0 && isCounted()) {
      classes(prediction, loss).ifPresent(problems::add);
    }
    labels(prediction)
        .flatMap(
            labels -> {
              boolean others = !problems.stream().allMatch(Problem::isOfItself);
              return compared(prediction, loss, labels, others);
            })
        .ifPresent(problems::add);
    return problems;
  }

  /**
   * What is wrong with the sizes of {@code prediction} beside {@code labels}.
   *
   * @param others whether the classes are wrong: then the layer that makes sizes of labels may be
   *     missing with them
   */
  private Optional<Problem> compared(Tensor prediction, Loss loss, Type labels, boolean others) {
    Type needed = loss.label(prediction.type());
    Type written = labels.with(needed.dtype()); // it is converted
    boolean counted = others && written.rank() == prediction.dims().rank();
    Type given = // of the classes is told already
        counted ? written.with(written.dims().with(-1, needed.dims().dim(-1))) : written;
    if (others && (given.rank() != needed.rank() || !loss.isOfClasses() || given.rank() < 2)) {
      return Optional.empty();
    }
    if (given.rank() != needed.rank()) {
      int classes = prediction.dims().rank() - needed.rank();
      return Optional.of(new LabelRank(data.name(), loss).problem(prediction, given, classes));
    }
    return sizes(prediction, loss, given, needed.dims())
        .or(() -> given.rank() == 0 ? Optional.empty() : batch(prediction, given.dims().dim(0)));
  }

  /** Other sizes than those of the labels. What holds for some sizes of the data is demanded. */
  private Optional<Problem> sizes(Tensor prediction, Loss loss, Type given, Dims needed) {
    int[] axes =
        IntStream.range(0, given.rank())
            .filter(axis -> !fits(given.dims().dim(axis), needed.dim(axis), axis))
            .toArray();
    boolean shared =
        Arrays.stream(axes).allMatch(axis -> areOfInput(given.dims().dim(axis), needed.dim(axis)));
    if (!shared) {
      return Optional.of(misfit(prediction, loss, given, axes));
    }
    try {
      for (int axis : axes) {
        Require.same(
            given.dims().dim(axis), needed.dim(axis), () -> misfit(prediction, loss, given, axes));
      }
      return Optional.empty();
    } catch (Problem problem) {
      return Optional.of(problem);
    }
  }

  private Problem misfit(Tensor prediction, Loss loss, Type given, int... axes) {
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
    Dims wanted = prediction.dims();
    Dim last = given.dims().dim(-1);
    if (axes.length == 1 && axes[0] == 1 && wanted.rank() == 2 && last.isKnown()) {
      problem = problem.wantsLayers(prediction, new LastLayers(loss).units(last.known()));
    }
    boolean steps = given.rank() == 2 && !given.dims().dim(-1).isKnown();
    if (steps && wanted.dim(-1).equals(Dim.of(1))) {
      problem = problem.wants(new Want.Each(prediction, given.dims()));
    }
    for (int axis : axes) {
      problem = problem.wants(prediction, axis, given.dims().dim(axis));
      wanted = wanted.with(axis, given.dims().dim(axis));
    }
    return problem
        .wants(new Want.Led(prediction, wanted))
        .wants(new Want.Enlarged(prediction, wanted))
        .fix("give predictions of the size of the labels");
  }

  /**
   * The type of labels that a loss takes as {@code needed}, with the sizes that the data state of
   * them in the names of their inputs: those are held to be equal, and the data say which they are.
   */
  Type fed(Tensor prediction, Type needed) {
    Dims given = labels(prediction).map(Type::dims).orElse(needed.dims());
    if (given.rank() != needed.rank()) {
      return needed;
    }
    Dims fed = needed.dims();
    for (int axis = 1; axis < given.rank(); axis++) {
      if (areOfInput(given.dim(axis), needed.dims().dim(axis))) {
        fed = fed.with(axis, given.dim(axis));
      }
    }
    return needed.with(fed);
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
    Loss usual = data.kind().usual();
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
                  "ClassCount",
                  "is [%s], but %s has %s",
                  dims,
                  data.name(),
                  Counted.plain(data.classes(), "class"))
              .at(width(logits))
              .because(logits, dims.rank() - 1)
              .wantsLayers(
                  logits, new LastLayers(loss).classes(dims, data.classes(), isWhole(logits, loss)))
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

  /** The option of the last layer that says how many numbers {@code logits} are. */
  private static String width(Tensor logits) {
    Dim width = logits.dims().dim(-1);
    return logits.trace().recovery().places().stream()
        .filter(place -> logits.equals(place.output()) && place.layer() != null)
        .map(Place::layer)
        .filter(LayerOptions::isReadable)
        .flatMap(
            layer ->
                LayerOptions.options(layer).stream()
                    .filter(
                        option ->
                            LayerOptions.value(layer, option) instanceof Integer number
                                && width.equals(Dim.of(number))))
        .findFirst()
        .orElse("units");
  }

  /** Whether there is one label for all pixels or steps that {@code x} has scores of. */
  private boolean isWhole(Tensor x, Loss loss) {
    return labels(x).map(labels -> labels.rank() < loss.label(x.type()).rank()).orElse(false);
  }

  /** What the data set says of its labels; empty where that is no type, which is told elsewhere. */
  private Optional<Type> labels(Tensor x) {
    return type(data.label(), x.trace().constants());
  }

  private static Optional<Type> type(String text, Map<String, Long> constants) {
    try {
      return Optional.of(Notation.parse(text, constants).type());
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

  /**
   * Whether a size of labels can be the other, whatever it is called where it is none of the data's
   * inputs; what always is 1 is meant to be.
   */
  private boolean fits(Dim given, Dim needed, int axis) {
    boolean single = axis > 0 && (given.equals(Dim.of(1)) || needed.equals(Dim.of(1)));
    boolean named = axis > 0 && areOfInput(given, needed);
    boolean told = given.isKnown() && needed.isKnown() || single || named;
    return !told || given.sameAs(needed);
  }

  /**
   * Whether labels and predictions have the names of the data's inputs, so that they can differ.
   */
  private boolean areOfInput(Dim given, Dim needed) {
    return !given.isKnown()
        && letters.containsAll(given.names())
        && letters.containsAll(needed.names());
  }
}
