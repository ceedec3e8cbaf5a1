package dev.tenon.runtime;

import dev.tenon.runtime.Loop.Moved;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.linalg.Qr;
import org.tensorflow.op.math.SigmoidGrad;
import org.tensorflow.op.math.TanhGrad;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TNumber;

/**
 * Recurrent networks over sequences {@code [T, N, ...]}, as loops.
 *
 * <p>A mask is {@code [T, N, 1]}, or the scalar true where nothing is masked.
 */
abstract class RecurrentOps extends AugmentationOps {
  RecurrentOps() {}

  /**
   * Outputs of {@link #lstm}.
   *
   * @param output states {@code [T, N, U]}
   * @param cells {@code [T, N, U]}
   * @param gates {@code [T, N, 4 * U]}
   */
  public record Lstm<T extends TNumber>(Operand<T> output, Operand<T> cells, Operand<T> gates) {}

  /** Long short-term memory; x is the input times its kernel, {@code [T, N, 4 * U]}. */
  public static <T extends TNumber> Lstm<T> lstm(
      Ops tf,
      Operand<T> x,
      Operand<T> kernel,
      Operand<T> state,
      Operand<T> cell,
      Operand<TBool> mask,
      boolean backwards) {
    Loop<T> loop = new Loop<>(tf, backwards, List.of(state, cell)).over(x).with(kernel);
    int units = units(kernel);
    Moved<T> all =
        masked(loop, mask)
            .run(
                new int[] {units, units, 4 * units},
                step -> {
                  Ops body = step.tf();
                  Hold<T> hold = new Hold<>(step, mask, 1);
                  List<Operand<T>> gates =
                      split(
                          body,
                          body.math.add(
                              step.item(0), body.linalg.matMul(step.state(0), step.constant(0))),
                          4);
                  Operand<T> in = body.math.sigmoid(gates.get(0));
                  Operand<T> kept = body.math.sigmoid(gates.get(1));
                  Operand<T> candidate = body.math.tanh(gates.get(2));
                  Operand<T> shown = body.math.sigmoid(gates.get(3));
                  Operand<T> next =
                      body.math.add(
                          body.math.mul(kept, step.state(1)), body.math.mul(in, candidate));
                  Operand<T> output = body.math.mul(shown, body.math.tanh(next));
                  List<Operand<T>> states =
                      List.of(hold.select(output, step.state(0)), hold.select(next, step.state(1)));
                  return new Moved<>(
                      states,
                      List.of(
                          states.get(0),
                          states.get(1),
                          joined(body, List.of(in, kept, candidate, shown))));
                });
    return new Lstm<>(all.outputs().get(0), all.outputs().get(1), all.outputs().get(2));
  }

  /**
   * Outputs of {@link #lstmGrad}: the gradients.
   *
   * @param x towards the input
   * @param state towards the first state
   * @param cell towards the first cell
   */
  public record LstmGrad<T extends TNumber>(Operand<T> x, Operand<T> state, Operand<T> cell) {}

  /** The gradient of {@link #lstm}. */
  public static <T extends TNumber> LstmGrad<T> lstmGrad(
      Ops tf,
      Operand<T> upstream,
      Operand<T> upstreamCells,
      Operand<T> gates,
      Operand<T> cells,
      Operand<T> before,
      Operand<T> kernel,
      Operand<TBool> mask,
      boolean backwards) {
    int units = units(kernel);
    boolean hasCells = upstreamCells.rank() != 0;
    Operand<T> zero = stateOfZeros(tf, upstream);
    Loop<T> loop =
        new Loop<>(tf, !backwards, List.of(zero, zero))
            .over(upstream)
            .over(gates)
            .over(cells)
            .over(before)
            .with(kernel);
    if (hasCells) {
      loop.over(upstreamCells);
    }
    Moved<T> all =
        masked(loop, mask)
            .run(
                new int[] {4 * units},
                step -> {
                  Ops body = step.tf();
                  Hold<T> hold = new Hold<>(step, mask, hasCells ? 5 : 4);
                  Operand<T> towardsState = body.math.add(step.state(0), step.item(0));
                  Operand<T> towardsCell =
                      hasCells ? body.math.add(step.state(1), step.item(4)) : step.state(1);
                  Operand<T> moved = hold.moving(towardsState);
                  List<Operand<T>> parts = split(body, step.item(1), 4);
                  Operand<T> in = parts.get(0);
                  Operand<T> kept = parts.get(1);
                  Operand<T> candidate = parts.get(2);
                  Operand<T> shown = parts.get(3);
                  Operand<T> squashed = body.math.tanh(step.item(2));
                  Operand<T> inside =
                      body.math.add(
                          hold.moving(towardsCell),
                          tanhGrad(body, squashed, body.math.mul(moved, shown)));
                  Operand<T> towardsX =
                      joined(
                          body,
                          List.of(
                              sigmoidGrad(body, in, body.math.mul(inside, candidate)),
                              sigmoidGrad(body, kept, body.math.mul(inside, step.item(3))),
                              tanhGrad(body, candidate, body.math.mul(inside, in)),
                              sigmoidGrad(body, shown, body.math.mul(moved, squashed))));
                  return new Moved<>(
                      List.of(
                          hold.plusHeld(back(body, towardsX, step.constant(0)), towardsState),
                          hold.plusHeld(body.math.mul(inside, kept), towardsCell)),
                      List.of(towardsX));
                });
    return new LstmGrad<>(all.outputs().get(0), all.states().get(0), all.states().get(1));
  }

  /**
   * Outputs of {@link #gru}.
   *
   * @param output states {@code [T, N, U]}
   * @param gates {@code [T, N, 4 * U]}
   */
  public record Gru<T extends TNumber>(Operand<T> output, Operand<T> gates) {}

  /** Gated recurrent units; x is the input times its kernel, {@code [T, N, 3 * U]}. */
  public static <T extends TNumber> Gru<T> gru(
      Ops tf,
      Operand<T> x,
      Operand<T> kernel,
      Operand<T> state,
      Operand<T> bias,
      Operand<TBool> mask,
      boolean backwards) {
    Loop<T> loop = new Loop<>(tf, backwards, List.of(state)).over(x).with(kernel).with(bias);
    int units = units(kernel);
    Moved<T> all =
        masked(loop, mask)
            .run(
                new int[] {units, 4 * units},
                step -> {
                  Ops body = step.tf();
                  Operand<T> before = step.state(0);
                  List<Operand<T>> inputs = split(body, step.item(0), 3);
                  List<Operand<T>> products =
                      split(body, body.linalg.matMul(before, step.constant(0)), 3);
                  Operand<T> kept =
                      body.math.sigmoid(body.math.add(inputs.get(0), products.get(0)));
                  Operand<T> seen =
                      body.math.sigmoid(body.math.add(inputs.get(1), products.get(1)));
                  Operand<T> whole = body.math.add(products.get(2), step.constant(1));
                  Operand<T> candidate =
                      body.math.tanh(body.math.add(inputs.get(2), body.math.mul(seen, whole)));
                  Operand<T> next =
                      body.math.add(
                          candidate, body.math.mul(kept, body.math.sub(before, candidate)));
                  Operand<T> output = new Hold<>(step, mask, 1).select(next, before);
                  return new Moved<>(
                      List.of(output),
                      List.of(output, joined(body, List.of(kept, seen, candidate, whole))));
                });
    return new Gru<>(all.outputs().get(0), all.outputs().get(1));
  }

  /**
   * Outputs of {@link #gruGrad}: the gradients.
   *
   * @param x towards the input
   * @param whole towards the whole of what can be seen of the state
   * @param state towards the first state
   */
  public record GruGrad<T extends TNumber>(Operand<T> x, Operand<T> whole, Operand<T> state) {}

  /** The gradient of {@link #gru}. */
  public static <T extends TNumber> GruGrad<T> gruGrad(
      Ops tf,
      Operand<T> upstream,
      Operand<T> gates,
      Operand<T> before,
      Operand<T> kernel,
      Operand<TBool> mask,
      boolean backwards) {
    Loop<T> loop =
        new Loop<>(tf, !backwards, List.of(stateOfZeros(tf, upstream)))
            .over(upstream)
            .over(gates)
            .over(before)
            .with(kernel);
    int units = units(kernel);
    Moved<T> all =
        masked(loop, mask)
            .run(
                new int[] {3 * units, units},
                step -> {
                  Ops body = step.tf();
                  Hold<T> hold = new Hold<>(step, mask, 3);
                  Operand<T> towardsState = body.math.add(step.state(0), step.item(0));
                  Operand<T> moved = hold.moving(towardsState);
                  List<Operand<T>> parts = split(body, step.item(1), 4);
                  Operand<T> kept = parts.get(0);
                  Operand<T> seen = parts.get(1);
                  Operand<T> candidate = parts.get(2);
                  Operand<T> movedKept = body.math.mul(moved, kept);
                  Operand<T> inside = tanhGrad(body, candidate, body.math.sub(moved, movedKept));
                  Operand<T> towardsKept =
                      sigmoidGrad(
                          body, kept, body.math.mul(moved, body.math.sub(step.item(2), candidate)));
                  Operand<T> towardsSeen =
                      sigmoidGrad(body, seen, body.math.mul(inside, parts.get(3)));
                  Operand<T> towardsWhole = body.math.mul(inside, seen);
                  Operand<T> products =
                      joined(body, List.of(towardsKept, towardsSeen, towardsWhole));
                  Operand<T> towardsBefore =
                      body.math.add(back(body, products, step.constant(0)), movedKept);
                  return new Moved<>(
                      List.of(hold.plusHeld(towardsBefore, towardsState)),
                      List.of(
                          joined(body, List.of(towardsKept, towardsSeen, inside)), towardsWhole));
                });
    return new GruGrad<>(all.outputs().get(0), all.outputs().get(1), all.states().get(0));
  }

  /** The simplest recurrent network; x is the input times its kernel, {@code [T, N, U]}. */
  public static <T extends TNumber> Operand<T> simpleRnn(
      Ops tf,
      Operand<T> x,
      Operand<T> kernel,
      Operand<T> state,
      Operand<TBool> mask,
      boolean backwards) {
    Loop<T> loop = new Loop<>(tf, backwards, List.of(state)).over(x).with(kernel);
    return masked(loop, mask)
        .run(
            new int[] {units(kernel)},
            step -> {
              Ops body = step.tf();
              Operand<T> before = step.state(0);
              Operand<T> product = body.linalg.matMul(before, step.constant(0));
              Operand<T> next = body.math.tanh(body.math.add(step.item(0), product));
              Operand<T> output = new Hold<>(step, mask, 1).select(next, before);
              return new Moved<>(List.of(output), List.of(output));
            })
        .outputs()
        .get(0);
  }

  /**
   * Outputs of {@link #simpleRnnGrad}: the gradients.
   *
   * @param x towards the input
   * @param state towards the first state
   */
  public record SimpleRnnGrad<T extends TNumber>(Operand<T> x, Operand<T> state) {}

  /** The gradient of {@link #simpleRnn}. */
  public static <T extends TNumber> SimpleRnnGrad<T> simpleRnnGrad(
      Ops tf,
      Operand<T> upstream,
      Operand<T> states,
      Operand<T> kernel,
      Operand<TBool> mask,
      boolean backwards) {
    Loop<T> loop =
        new Loop<>(tf, !backwards, List.of(stateOfZeros(tf, upstream)))
            .over(upstream)
            .over(states)
            .with(kernel);
    Moved<T> all =
        masked(loop, mask)
            .run(
                new int[] {units(kernel)},
                step -> {
                  Ops body = step.tf();
                  Hold<T> hold = new Hold<>(step, mask, 2);
                  Operand<T> towardsState = body.math.add(step.state(0), step.item(0));
                  Operand<T> towardsX = tanhGrad(body, step.item(1), hold.moving(towardsState));
                  Operand<T> towardsBefore = back(body, towardsX, step.constant(0));
                  return new Moved<>(
                      List.of(hold.plusHeld(towardsBefore, towardsState)), List.of(towardsX));
                });
    return new SimpleRnnGrad<>(all.outputs().get(0), all.states().get(0));
  }

  /** A random matrix whose rows or columns, the fewer of them, are orthonormal. */
  public static <T extends TNumber> Operand<T> orthogonal(
      Ops tf,
      Operand<TInt64> seed,
      Operand<TInt64> step,
      int rows,
      int columns,
      Class<T> dtype,
      long salt) {
    Operand<TInt32> tall =
        tf.constant(new int[] {Math.max(rows, columns), Math.min(rows, columns)});
    Operand<T> normal = randomNormal(tf, seed, step, tall, dtype, salt);
    Qr<T> factors = tf.linalg.qr(normal);
    // signs that make the factors unique, so that all matrices are as likely
    Operand<T> signs = tf.math.sign(tf.linalg.tensorDiagPart(factors.r()));
    Operand<T> columnsOfLength1 = tf.math.mul(factors.q(), signs);
    return rows < columns ? transpose(tf, columnsOfLength1, List.of(1, 0)) : columnsOfLength1;
  }

  /** What masks do in a step: where one is false, the state stays. */
  private static final class Hold<T extends TNumber> {
    private final Ops body;
    private final Operand<TBool> mask;

    /** {@code sequence}: which of the loop's sequences the mask is. */
    Hold(Loop.Step<T> step, Operand<TBool> mask, int sequence) {
      this.body = step.tf();
      this.mask = mask.rank() == 0 ? null : step.item(sequence, TBool.class);
    }

    Operand<T> select(Operand<T> moved, Operand<T> held) {
      return mask == null ? moved : body.select(mask, moved, held);
    }

    /** {@code x}, 0 where the state stays. */
    Operand<T> moving(Operand<T> x) {
      return mask == null ? x : body.select(mask, x, body.zerosLike(x));
    }

    /** {@code sum}, and {@code x} where the state stays. */
    Operand<T> plusHeld(Operand<T> sum, Operand<T> x) {
      return mask == null ? sum : body.math.add(sum, body.select(mask, body.zerosLike(x), x));
    }
  }

  private static <T extends TNumber> Loop<T> masked(Loop<T> loop, Operand<TBool> mask) {
    return mask.rank() == 0 ? loop : loop.over(mask);
  }

  private static int units(Operand<?> kernel) {
    return Math.toIntExact(kernel.shape().get(0));
  }

  private static <T extends TNumber> Operand<T> stateOfZeros(Ops tf, Operand<T> sequence) {
    return tf.zerosLike(tf.gather(sequence, tf.constant(0), tf.constant(0)));
  }

  private static <T extends TNumber> List<Operand<T>> split(Ops body, Operand<T> x, long parts) {
    return body.split(body.constant(1), x, parts).output().stream()
        .<Operand<T>>map(part -> part)
        .toList();
  }

  private static <T extends TNumber> Operand<T> joined(Ops body, List<Operand<T>> parts) {
    return body.concat(parts, body.constant(1));
  }

  /** {@code upstream} times the transposed kernel. */
  private static <T extends TNumber> Operand<T> back(
      Ops body, Operand<T> upstream, Operand<T> kernel) {
    return body.linalg.matMul(upstream, kernel, MatMul.transposeB(true));
  }

  private static <T extends TNumber> Operand<T> sigmoidGrad(
      Ops body, Operand<T> y, Operand<T> upstream) {
    return SigmoidGrad.create(body.scope(), y, upstream);
  }

  private static <T extends TNumber> Operand<T> tanhGrad(
      Ops body, Operand<T> y, Operand<T> upstream) {
    return TanhGrad.create(body.scope(), y, upstream);
  }
}
