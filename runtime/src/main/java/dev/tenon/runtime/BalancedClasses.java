package dev.tenon.runtime;

import dev.tenon.DType;
import dev.tenon.ir.ClassBalance;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.report.TrainingListener;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.ndarray.Shape;

/** Gives a model that balances its classes their weights, from the labels that it is trained on. */
final class BalancedClasses {
  private BalancedClasses() {}

  /**
   * Counts the labels of {@code train}, where the model of {@code session} wants that.
   *
   * @throws UserError if they are no classes, or others than the model was compiled for
   */
  static void count(ModelSession session, Dataset<?> train, TrainingListener listener) {
    Optional<Weight<?>> wanted =
        session.graph().weights().stream()
            .filter(weight -> weight.name().equals(ClassBalance.NAME))
            .findFirst();
    if (wanted.isEmpty()) {
      return;
    }
    double[] weights = train.balancedClassWeights();
    long classes = wanted.get().shape().size();
    if (weights.length != classes) {
      throw new UserError(
          "%s was compiled for %d classes, and %s has %d; compile the model anew"
              .formatted(session.graph().name(), classes, train, weights.length));
    }
    List<String> absent =
        IntStream.range(0, weights.length)
            .filter(i -> weights[i] == 0)
            .mapToObj(i -> train.contract().className(i))
            .toList();
    if (!absent.isEmpty()) {
      listener.warned(
          "there is nothing to learn class %s from in %s; losses of %s count as 0"
              .formatted(String.join(", ", absent), train, absent.size() == 1 ? "it" : "them"));
    }
    session.write(wanted.get(), value(Types.of(wanted.get().dtype()), weights));
  }

  private static Value value(DType dtype, double[] weights) {
    return Value.filled(
        dtype,
        Shape.of(weights.length),
        buffer -> {
          for (double weight : weights) {
            if (dtype == DType.FLOAT64) {
              buffer.putDouble(weight);
            } else {
              buffer.putFloat((float) weight);
            }
          }
        });
  }
}
