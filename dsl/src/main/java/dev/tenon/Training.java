package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a model is trained unless the command line says otherwise. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Training {
  /** How often training goes through the data. */
  int epochs() default 10;

  /** How many examples make a step. */
  int batchSize() default 64;

  /**
   * How many batches make a step: their gradients are averaged before the optimizer moves the
   * weights once, as one batch that is so many times larger would, in the memory of a small one.
   * Batches at the end of an epoch that are fewer make a step of their own. Batch normalisation
   * still goes by each batch, and random layers differ from batch to batch.
   *
   * <p>{@code --accumulate} changes it in a model that says 2 or more here; a model that says 1 has
   * no memory for it. With several objectives it says nothing: each of their steps is one.
   */
  int accumulate() default 1;

  /**
   * Whether classes have the same influence however many examples they have: the loss of an example
   * is multiplied by {@code labels / (classes * labels of its class)}, as scikit-learn's {@code
   * class_weight="balanced"} has it. A run counts them in the data that it trains on before its
   * first step; checkpoints hold the weights, {@code training/class_weights}.
   *
   * <p>For labels that are one class each, or 0 or 1, in evaluation too. {@link
   * Output#classWeights} states weights instead.
   */
  boolean balanceClasses() default false;

  /** Seed of everything random. */
  long seed() default 1;

  /**
   * Factor of the sum of squared kernels that is added to what is minimised; 0 for none. Biases and
   * the parameters of normalisations are left alone, and the loss that is reported is without it.
   *
   * <p>The gradient of a kernel {@code w} grows by {@code 2 * weightDecay * w}. Papers and PyTorch
   * often state the factor of half the sum, whose gradient is {@code weight_decay * w}: write half
   * of that number. ResNet's 1e-4 (He et al. 2016: momentum 0.9, rate divided by ten) is
   *
   * <pre>{@code
   * @Sgd(value = 0.1, momentum = 0.9)
   * @StepDecay({0.5, 0.75})
   * @Training(batchSize = 128, weightDecay = 0.5e-4)
   * }</pre>
   *
   * <p>With {@link Adam} the sum is part of the gradient that is scaled; {@link AdamW} has a weight
   * decay of its own that is not.
   */
  double weightDecay() default 0;
}
