package dev.tenon.runtime;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ResourceApplyMomentum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TNumber;

/**
 * One method an {@link dev.tenon.Optimizer}: the update of one variable.
 *
 * <p>Parameters: {@code Ops} whose control dependencies the update waits for, the variable, its
 * gradient, the learning rate, the number of steps done before this one, the variable's slots, and
 * the optimizer's options after the learning rate.
 */
abstract class UpdateOps extends RecurrentOps {
  UpdateOps() {}

  /** Stochastic gradient descent; has the slot {@code momentum} where it is not 0. */
  public static <T extends TNumber> Op sgd(
      Ops tf,
      Weight<T> variable,
      Operand<T> gradient,
      Operand<TFloat32> learningRate,
      Operand<TInt64> step,
      List<Weight<T>> slots,
      double momentum,
      boolean nesterov) {
    Ops free = free(tf);
    Class<T> dtype = variable.dtype();
    if (slots.isEmpty()) {
      return tf.train.resourceApplyGradientDescent(
          variable.handle(), like(free, learningRate, dtype), gradient);
    }
    Operand<T> kept = number(free, momentum, dtype);
    return sgdCycled(tf, variable, gradient, learningRate, step, slots, kept, nesterov);
  }

  /** {@link #sgd} with a momentum that changes from step to step. */
  public static <T extends TNumber> Op sgdCycled(
      Ops tf,
      Weight<T> variable,
      Operand<T> gradient,
      Operand<TFloat32> learningRate,
      Operand<TInt64> step,
      List<Weight<T>> slots,
      Operand<? extends TNumber> momentum,
      boolean nesterov) {
    Ops free = free(tf);
    Class<T> dtype = variable.dtype();
    return tf.train.resourceApplyMomentum(
        variable.handle(),
        slots.get(0).handle(),
        like(free, learningRate, dtype),
        gradient,
        like(free, momentum, dtype),
        ResourceApplyMomentum.useNesterov(nesterov));
  }

  /** Adam; slots {@code m} and {@code v}. */
  public static <T extends TNumber> Op adam(
      Ops tf,
      Weight<T> variable,
      Operand<T> gradient,
      Operand<TFloat32> learningRate,
      Operand<TInt64> step,
      List<Weight<T>> slots,
      double beta1,
      double beta2,
      double epsilon) {
    Operand<T> first = number(free(tf), beta1, variable.dtype());
    return adamCycled(tf, variable, gradient, learningRate, step, slots, first, beta2, epsilon);
  }

  /**
   * {@link #adam} with a first decay that changes from step to step; the correction of the mean's
   * bias goes by the present one, as PyTorch has it.
   */
  public static <T extends TNumber> Op adamCycled(
      Ops tf,
      Weight<T> variable,
      Operand<T> gradient,
      Operand<TFloat32> learningRate,
      Operand<TInt64> step,
      List<Weight<T>> slots,
      Operand<? extends TNumber> beta1,
      double beta2,
      double epsilon) {
    Ops free = free(tf);
    Class<T> dtype = variable.dtype();
    Operand<T> steps = cast(free, free.math.add(step, free.constant(1L)), dtype);
    Operand<T> first = like(free, beta1, dtype);
    Operand<T> second = number(free, beta2, dtype);
    return tf.train.resourceApplyAdam(
        variable.handle(),
        slots.get(0).handle(),
        slots.get(1).handle(),
        free.math.pow(first, steps),
        free.math.pow(second, steps),
        like(free, learningRate, dtype),
        first,
        second,
        number(free, epsilon, dtype),
        gradient);
  }

  /** Adam after the variable shrank by learning rate times {@code weightDecay}. */
  public static <T extends TNumber> Op adamW(
      Ops tf,
      Weight<T> variable,
      Operand<T> gradient,
      Operand<TFloat32> learningRate,
      Operand<TInt64> step,
      List<Weight<T>> slots,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay) {
    Operand<T> first = number(free(tf), beta1, variable.dtype());
    return adamWCycled(
        tf, variable, gradient, learningRate, step, slots, first, beta2, epsilon, weightDecay);
  }

  /** {@link #adamW} with a first decay that changes from step to step, as {@link #adamCycled}. */
  public static <T extends TNumber> Op adamWCycled(
      Ops tf,
      Weight<T> variable,
      Operand<T> gradient,
      Operand<TFloat32> learningRate,
      Operand<TInt64> step,
      List<Weight<T>> slots,
      Operand<? extends TNumber> beta1,
      double beta2,
      double epsilon,
      double weightDecay) {
    Ops then = shrunk(tf, variable, learningRate, weightDecay);
    return adamCycled(then, variable, gradient, learningRate, step, slots, beta1, beta2, epsilon);
  }

  /** What waits until {@code variable} shrank. */
  private static <T extends TNumber> Ops shrunk(
      Ops tf, Weight<T> variable, Operand<TFloat32> learningRate, double weightDecay) {
    if (weightDecay == 0) {
      return tf;
    }
    Ops free = free(tf);
    Class<T> dtype = variable.dtype();
    Operand<T> value = tf.readVariableOp(variable.handle(), dtype);
    Operand<T> part =
        free.math.mul(like(free, learningRate, dtype), number(free, weightDecay, dtype));
    Op shrunk = tf.assignSubVariableOp(variable.handle(), free.math.mul(value, part));
    return tf.withControlDependencies(List.of(shrunk));
  }

  /** RMSProp; slots {@code rms} and {@code momentum}. */
  public static <T extends TNumber> Op rmsProp(
      Ops tf,
      Weight<T> variable,
      Operand<T> gradient,
      Operand<TFloat32> learningRate,
      Operand<TInt64> step,
      List<Weight<T>> slots,
      double rho,
      double momentum,
      double epsilon) {
    Operand<T> kept = number(free(tf), momentum, variable.dtype());
    return rmsPropCycled(tf, variable, gradient, learningRate, step, slots, rho, kept, epsilon);
  }

  /** {@link #rmsProp} with a momentum that changes from step to step. */
  public static <T extends TNumber> Op rmsPropCycled(
      Ops tf,
      Weight<T> variable,
      Operand<T> gradient,
      Operand<TFloat32> learningRate,
      Operand<TInt64> step,
      List<Weight<T>> slots,
      double rho,
      Operand<? extends TNumber> momentum,
      double epsilon) {
    Ops free = free(tf);
    Class<T> dtype = variable.dtype();
    return tf.train.resourceApplyRmsProp(
        variable.handle(),
        slots.get(0).handle(),
        slots.get(1).handle(),
        like(free, learningRate, dtype),
        number(free, rho, dtype),
        like(free, momentum, dtype),
        number(free, epsilon, dtype),
        gradient);
  }

  /** Moves {@code average} a part {@code share} of the way to {@code weight}. */
  static <T extends TNumber> Op average(
      Ops tf, Weight<T> weight, Weight<T> average, Operand<T> share) {
    Operand<T> before = tf.readVariableOp(average.handle(), average.dtype());
    Operand<T> now = tf.readVariableOp(weight.handle(), weight.dtype());
    return tf.assignSubVariableOp(average.handle(), tf.math.mul(tf.math.sub(before, now), share));
  }

  /** The same scope without its control dependencies: constants need not wait. */
  private static Ops free(Ops tf) {
    return tf.withControlDependencies(List.of());
  }

  private static <T extends TNumber> Operand<T> like(
      Ops tf, Operand<? extends TNumber> number, Class<T> dtype) {
    return number.type() == dtype ? number.asOutput().expect(dtype) : cast(tf, number, dtype);
  }
}
