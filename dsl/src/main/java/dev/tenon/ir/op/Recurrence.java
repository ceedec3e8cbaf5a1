package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the primitives of recurrent networks share.
 *
 * <p>Sequences are {@code [T, N, ...]}: steps first. A mask is {@code bool [T, N, 1]}, false where
 * a step of an example leaves its state as it is, or the scalar {@code true} where nothing is
 * masked.
 */
final class Recurrence {
  private Recurrence() {}

  /** Types of a sequence with {@code width} numbers for each step and example of {@code x}. */
  static Type sequence(Type x, long width) {
    return x.with(x.dims().with(2, width));
  }

  /** Type of a state with {@code width} numbers for each example of the sequence {@code x}. */
  static Type state(Type x, long width) {
    return x.with(Dims.of(List.of(x.dims().dim(1), Dim.of(width))));
  }

  /**
   * Checks the inputs {@code x [T, N, gates * U]}, kernel {@code [U, kernel * U]}, states {@code
   * [N, U]} and mask of a recurrence, and gives U.
   */
  static long units(String id, int gates, int columns, List<Type> inputs, int states) {
    Type x = inputs.get(0);
    Type kernel = inputs.get(1);
    Type mask = inputs.get(inputs.size() - 1);
    boolean fits = x.rank() == 3 && kernel.rank() == 2 && kernel.dims().isKnown();
    if (fits) {
      long units = kernel.dims().known(0);
      fits =
          kernel.dims().known(1) == columns * units
              && x.dims().dim(2).equals(Dim.of(gates * units))
              && inputs.subList(2, 2 + states).stream()
                  .allMatch(s -> s.dims().sameAs(state(x, units).dims()))
              && mask.dtype() == DType.BOOL
              && (mask.rank() == 0 || mask.dims().sameAs(x.dims().with(2, 1)));
    }
    if (!fits) {
      throw Problem.of(id, "cannot go over [%s] with a kernel of [%s]", x, kernel)
          .fix(
              "give it [T N %s], a kernel [U %s] and states [N U]"
                  .formatted(times(gates), times(columns)));
    }
    return kernel.dims().known(0);
  }

  private static String times(int gates) {
    return gates == 1 ? "U" : gates + "*U";
  }

  /** The axes that decide on an axis of a sequence {@code [T, N, U]}; see {@link Axis}. */
  static List<Axis> sources(int axis) {
    return List.of(axis == 2 ? new Axis(1, 0) : new Axis(0, axis));
  }

  /**
   * The axes that decide on an axis of a gradient, {@code [T, N, ...]} or {@code [N, U]}: those of
   * the upstream, which comes first, and of the kernel, input {@code kernel}.
   */
  static List<Axis> sources(Type gradient, int axis, int kernel) {
    boolean last = axis == gradient.rank() - 1;
    return List.of(last ? new Axis(kernel, 0) : new Axis(0, axis + 3 - gradient.rank()));
  }

  /** Whether {@code mask} masks anything. */
  static boolean isMasked(Tensor mask) {
    return mask.dims().rank() != 0;
  }

  /** For each step the state before it: {@code first}, then all of {@code states} but the last. */
  static Tensor before(Tensor first, Tensor states, boolean backwards) {
    Dims dims = states.dims();
    Dims one = dims.with(0, backwards ? 1 : 0);
    Dims begin = Dims.of(Collections.nCopies(3, Dim.of(0))).with(0, one.dim(0));
    Tensor others =
        states.trace().apply(new Pieces.Slice(begin, dims.with(0, dims.dim(0).minus(1))), states);
    Tensor row = first.expandDims(0);
    return backwards ? others.concat(row, 0) : row.concat(others, 0);
  }

  /** The gradient of a product of each state with one kernel. */
  static Tensor towardsKernel(Tensor states, Tensor upstream) {
    return Products.rows(states).matMul(Products.rows(upstream), true, false);
  }

  /**
   * What one step makes.
   *
   * @param states the new states
   * @param outputs one entry for each sequence that is put out
   */
  record Moved(List<Tensor> states, List<Tensor> outputs) {}

  /** One step, given its number and the states before it. */
  interface Step {
    Moved at(int t, List<Tensor> states);
  }

  /**
   * The steps of {@code x}, written out one after the other.
   *
   * @return the outputs as sequences and the last states; empty where the number of steps is not
   *     known
   */
  static Optional<Moved> unrolled(Tensor x, boolean backwards, List<Tensor> states, Step step) {
    if (!x.dims().dim(0).isKnown()) {
      return Optional.empty();
    }
    int count = Math.toIntExact(x.dims().known(0));
    Moved[] steps = new Moved[count];
    List<Tensor> now = states;
    for (int i = 0; i < count; i++) {
      int t = backwards ? count - 1 - i : i;
      steps[t] = step.at(t, now);
      now = steps[t].states();
    }
    List<Tensor> outputs =
        IntStream.range(0, steps[0].outputs().size())
            .mapToObj(i -> stacked(Arrays.stream(steps).map(s -> s.outputs().get(i)).toList()))
            .toList();
    return Optional.of(new Moved(now, outputs));
  }

  /** Step {@code t} of a sequence. */
  static Tensor at(Tensor sequence, int t) {
    return sequence.slice(0, t, t + 1).squeeze(0);
  }

  /** {@code yes} where step {@code t} is not masked, else {@code no}. */
  static Tensor select(Tensor mask, int t, Tensor yes, Tensor no) {
    return isMasked(mask) ? at(mask, t).select(yes, no) : yes;
  }

  /** {@code x} where step {@code t} is masked, added to {@code sum}. */
  static Tensor plusMasked(Tensor sum, Tensor mask, int t, Tensor x) {
    return isMasked(mask) ? sum.plus(at(mask, t).select(x.constantLike(0), x)) : sum;
  }

  /** The derivative of a sigmoid by its value. */
  static Tensor slopeOfSigmoid(Tensor y) {
    return y.minus(y.square());
  }

  /** The derivative of a hyperbolic tangent by its value. */
  static Tensor slopeOfTanh(Tensor y) {
    return y.scalar(1).minus(y.square());
  }

  private static Tensor stacked(List<Tensor> steps) {
    int half = steps.size() / 2;
    return half == 0
        ? steps.get(0).expandDims(0)
        : stacked(steps.subList(0, half)).concat(stacked(steps.subList(half, steps.size())), 0);
  }

  /** The parts of {@code x [N, parts * U]}. */
  static List<Tensor> parts(Tensor x, int parts) {
    return x.split(1, parts);
  }

  /** {@code parts} side by side. */
  static Tensor joined(Tensor... parts) {
    return Arrays.stream(parts).reduce((a, b) -> a.concat(b, a.dims().rank() - 1)).orElseThrow();
  }
}
