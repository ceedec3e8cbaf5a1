package dev.tenon.runtime;

import dev.tenon.DType;
import dev.tenon.ir.ClassBalance;
import dev.tenon.ir.Counted;
import dev.tenon.runtime.data.Dataset;
import dev.tenon.runtime.report.TrainingListener;
import java.util.Arrays;
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
   * @param balance what the run asks for; empty for as the model says
   * @throws UserError if the model cannot do it, or the labels are other classes than it was
   *     compiled for
   */
  static void count(
      ModelSession session,
      Optional<Boolean> balance,
      Dataset<?> train,
      TrainingListener listener) {
    Optional<Weight<?>> wanted = weights(session.graph(), balance);
    if (wanted.isEmpty()) {
      return;
    }
    if (!balance.orElse(true)) {
      double[] ones = new double[(int) wanted.get().shape().size()];
      Arrays.fill(ones, 1);
      session.write(wanted.get(), value(Types.of(wanted.get().dtype()), ones));
      return;
    }
    double[] weights = train.balancedClassWeights();
    long classes = wanted.get().shape().size();
    if (weights.length != classes) {
      throw new UserError(
          "%s was compiled for %s, and %s has %d; compile the model anew"
              .formatted(
                  session.graph().name(), Counted.of(classes, "class"), train, weights.length));
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

  /**
   * Checks that a run goes on as it began, with the weights of its checkpoint.
   *
   * @throws UserError if {@code balance} asks for something else
   */
  static void checkResumed(ModelSession session, Optional<Boolean> balance) {
    Optional<Weight<?>> wanted = weights(session.graph(), balance);
    if (wanted.isEmpty()) {
      return;
    }
    double[] saved = session.read(wanted.get()).doubles();
    boolean balanced = Arrays.stream(saved).anyMatch(weight -> weight != 1);
    if (balanced && !balance.orElse(true)) {
      throw new UserError("the run to go on with balances its classes; give --balance-classes on");
    }
  }

  /**
   * Checks that {@code function} needs no weights, which nobody has given the model yet.
   *
   * @throws IllegalStateException if it weighs losses by them
   */
  static void checkCounted(ModelGraph graph, String function) {
    GraphFunction objective = graph.function(function);
    if (objective.update().isPresent()
        && objective.reads().keySet().stream().anyMatch(w -> w.name().equals(ClassBalance.NAME))) {
      throw new IllegalStateException(
          "%s of %s balances classes that nobody has counted; call balanceClasses(data) first"
              .formatted(function, graph.name()));
    }
  }

  /** The variable that has them; empty where the model does not balance its classes. */
  private static Optional<Weight<?>> weights(ModelGraph graph, Optional<Boolean> balance) {
    Optional<Weight<?>> weights =
        graph.weights().stream()
            .filter(weight -> weight.name().equals(ClassBalance.NAME))
            .findFirst();
    if (weights.isEmpty() && balance.orElse(false)) {
      throw new UserError(
          ("%s was compiled to count all examples alike, and has no weights of classes;"
                  + " write @Training(balanceClasses = true), and compile it")
              .formatted(graph.name()));
    }
    return weights;
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
