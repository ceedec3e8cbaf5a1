package dev.tenon.runtime;

import dev.tenon.ClipGradients;
import dev.tenon.Optimizer;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.WeightAverage;
import dev.tenon.ir.Descent;
import dev.tenon.ir.Learning;
import dev.tenon.ir.Optimization;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** How a random network learns: with any optimizer, limits of gradients, and averages. */
final class RandomLearning {
  private RandomLearning() {}

  /** Moves all weights that {@code loss} depends on. */
  static List<Optimization> of(Trace trace, Tensor loss, Variables variables, Random random) {
    Learning learning =
        new Learning(
            optimizer(random),
            random.nextInt(3) == 0 ? 0.01 : 0,
            random.nextInt(3) > 0 ? null : clip(random),
            random.nextInt(4) == 0,
            random.nextInt(4) == 0 ? new WeightAverage.Rule(0.9) : null,
            null,
            null);
    List<Variable> trained = variables.all().stream().filter(Variable::trainable).toList();
    return new Descent(learning, learning.step(), Variable.LEARNING_RATE, "")
        .optimize(trace, loss, trained, new ArrayList<>(), new LinkedHashMap<>());
  }

  /** The mean over all numbers that gradients can pass; empty where there are none. */
  static Optional<Tensor> loss(Trace trace, List<Tensor> tensors) {
    return trace.record(
        () ->
            tensors.stream()
                .filter(x -> x.dtype() == trace.floatType())
                .map(x -> x.unmasked().mean())
                .reduce(Tensor::plus));
  }

  private static Optimizer optimizer(Random random) {
    boolean some = random.nextBoolean();
    return switch (random.nextInt(4)) {
      case 0 -> Tenon.sgd(0.1, o -> some ? o.momentum(0.9).nesterov(random.nextBoolean()) : o);
      case 1 -> Tenon.adam(0.01);
      case 2 -> Tenon.adamW(0.01);
      default -> Tenon.rmsProp(0.01);
    };
  }

  private static ClipGradients.Rule clip(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new ClipGradients.Rule(0.5, 0, 0);
      case 1 -> new ClipGradients.Rule(0, 1, 0);
      default -> new ClipGradients.Rule(0, 0, 1);
    };
  }
}
