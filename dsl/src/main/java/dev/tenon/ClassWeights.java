package dev.tenon;

import dev.tenon.ir.Counted;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import java.util.List;
import java.util.stream.Collectors;

/** Factors of the losses of classes, so that rare ones count more. */
public final class ClassWeights {
  private final Loss loss;
  private final List<Double> weights;
  private final Tensor counted; // null where weights are stated

  private ClassWeights(Loss loss, List<Double> weights, Tensor counted) {
    this.loss = loss;
    this.weights = weights;
    this.counted = counted;
  }

  /**
   * Weights that a run computes.
   *
   * @param weights one for each class, {@code [C]}
   * @throws Problem if {@code loss} has no classes of which a label names one
   */
  public static ClassWeights counted(Loss loss, Tensor weights) {
    if (loss != Loss.SOFTMAX_CROSS_ENTROPY && loss != Loss.SIGMOID_CROSS_ENTROPY) {
      throw Problem.of("ClassWeights", "is compared by %s, but @Training balances classes", loss)
          .fix("remove balanceClasses, or compare it by a loss of classes");
    }
    return new ClassWeights(loss, List.of(), weights);
  }

  /**
   * Weights of the classes that {@code loss} tells apart by {@code prediction}.
   *
   * @param weights one for each class, in their order: as many as there are logits, or two for 0
   *     and 1 where each element of the prediction is a logit of its own
   * @throws Problem if {@code loss} has no classes, there are more or fewer, or one is not above 0
   */
  public static ClassWeights of(Loss loss, Tensor prediction, List<Double> weights) {
    if (loss != Loss.SOFTMAX_CROSS_ENTROPY
        && loss != Loss.SOFT_LABEL_CROSS_ENTROPY
        && loss != Loss.SIGMOID_CROSS_ENTROPY) {
      throw Problem.of("ClassWeights", "has class weights, but %s has no classes", loss)
          .at("classWeights")
          .orRemove("classWeights")
          .fix("remove classWeights, or choose a loss of classes, such as SOFTMAX_CROSS_ENTROPY");
    }
    boolean binary = loss == Loss.SIGMOID_CROSS_ENTROPY;
    Dim classes = binary ? Dim.of(2) : prediction.dims().dim(-1);
    if (!classes.sameAs(Dim.of(weights.size()))) {
      Problem problem =
          Problem.of(
                  "ClassWeights",
                  "has %s for %s",
                  Counted.plain(weights.size(), "class weight"),
                  binary ? "the 2 classes" : Counted.plain(classes, "class"))
              .at("classWeights");
      if (!binary) {
        problem = problem.because(prediction, prediction.dims().rank() - 1);
      }
      throw problem.fix(
          binary
              ? "write two numbers: of label 0, and of label 1"
              : "write %s numbers, in the order of the classes".formatted(classes));
    }
    for (int i = 0; i < weights.size(); i++) {
      double weight = weights.get(i);
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw Problem.of(
                "ClassWeights", "has class weight %s for class %d; that must be above 0", weight, i)
            .at("classWeights", i)
            .explained(
                "weights are "
                    + weights.stream().map(String::valueOf).collect(Collectors.joining(", ")))
            .fix("write a number above 0; 1 leaves a class as it is");
      }
    }
    return new ClassWeights(loss, List.copyOf(weights), null);
  }

  /** The weights of {@code labels} in a model that balances its classes. */
  static Tensor balanced(Tensor labels) {
    Trace trace = labels.trace();
    return trace.call(
        "balancedWeights",
        List.of(labels),
        List.of(labels),
        (given, written) -> {
          Variable weights = trace.balance().orElseThrow(ClassWeights::notBalanced);
          return of(trace.read(weights), given.get(0));
        });
  }

  private static Problem notBalanced() {
    return Problem.of(
            "ClassWeights", "asks for weights of classes, which the model does not balance")
        .fix("write @Training(balanceClasses = true) on the model");
  }

  private static Tensor of(Tensor weights, Tensor labels) {
    boolean index = labels.dtype() == DType.INT32 || labels.dtype() == DType.INT64;
    return weights.gather(index ? labels : labels.cast(DType.INT32));
  }

  /** {@code losses}, each times the weight of its label. */
  public Tensor weigh(Tensor losses, Tensor labels) {
    if (counted != null) {
      return losses.times(of(counted, labels));
    }
    if (loss == Loss.SIGMOID_CROSS_ENTROPY) {
      double zero = weights.get(0);
      return losses.times(labels.times(weights.get(1) - zero).plus(zero));
    }
    Tensor row = losses.vector(weights);
    Tensor factors =
        loss == Loss.SOFTMAX_CROSS_ENTROPY ? row.gather(labels) : labels.times(row).sum(-1);
    return losses.times(factors);
  }
}
