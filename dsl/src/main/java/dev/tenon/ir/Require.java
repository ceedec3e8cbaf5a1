package dev.tenon.ir;

import dev.tenon.Condition;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Facts;
import dev.tenon.Notation;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a rule demands of sizes, known or named.
 *
 * <p>Where it holds for all values of the names, nothing happens. Where it holds for some, the
 * function that is traced demands these of its inputs (see {@link dev.tenon.Obligations}). Else the
 * problem is thrown.
 */
public final class Require {
  private Require() {}

  /** Demands that {@code a} is {@code b}. */
  public static void same(Dim a, Dim b, Supplier<? extends RuntimeException> problem) {
    if (!a.equals(b)) {
      Trace.demand(Condition.same(a, b), problem);
    }
  }

  /** Demands that ranks and all sizes are equal. */
  public static void same(Dims a, Dims b, Supplier<? extends RuntimeException> problem) {
    if (a.rank() != b.rank()) {
      throw problem.get();
    }
    for (int axis = 0; axis < a.rank(); axis++) {
      same(a.dim(axis), b.dim(axis), problem);
    }
  }

  /** Demands that {@code divisor} divides {@code size}; gives how many times. */
  public static Dim multiple(Dim size, long divisor, Supplier<? extends RuntimeException> problem) {
    Trace.demand(Condition.multiple(size, divisor), problem);
    return size.floorDiv(divisor);
  }

  /** Demands that {@code size} is {@code least} or more. */
  public static void atLeast(Dim size, Dim least, Supplier<? extends RuntimeException> problem) {
    Trace.demand(Condition.atLeast(size, least), problem);
  }

  /** Demands that {@code size} is {@code least} or more. */
  public static void atLeast(Dim size, long least, Supplier<? extends RuntimeException> problem) {
    atLeast(size, Dim.of(least), problem);
  }

  /** Demands that {@code size} is {@code most} or less; inputs are held to it if they may be. */
  public static void atMost(Dim size, long most, Supplier<? extends RuntimeException> problem) {
    Trace.demand(Condition.atMost(size, most), problem);
  }

  /**
   * What {@code a} and {@code b} become together in element-wise arithmetic, as {@link
   * Dims#broadcast(Dims, Dims)}: demands that sizes are equal where neither is 1.
   */
  public static Dims broadcast(Dims a, Dims b, Supplier<? extends RuntimeException> problem) {
    Dim one = Dim.of(1);
    List<Dim> result = new ArrayList<>();
    for (int fromEnd = 1; fromEnd <= Math.max(a.rank(), b.rank()); fromEnd++) {
      Dim left = fromEnd <= a.rank() ? a.dim(-fromEnd) : one;
      Dim right = fromEnd <= b.rank() ? b.dim(-fromEnd) : one;
      if (left.equals(one) || right.equals(one)) {
        result.add(left.equals(one) ? right : left);
      } else {
        same(left, right, problem);
        result.add(plainer(left, right));
      }
    }
    Collections.reverse(result);
    return Dims.of(result);
  }

  /**
   * Demands that {@code value} is as stated in an output or a layer.
   *
   * @param name what is stated
   * @param problem thrown if it has another type
   */
  public static void stated(
      Notation.Parsed stated,
      Tensor value,
      String name,
      Supplier<? extends RuntimeException> problem) {
    if (stated.type().dtype() != value.dtype()) {
      throw problem.get();
    }
    same(stated.type().dims(), value.dims(), problem);
    Facts known = value.trace().facts();
    for (String size : stated.facts().names()) {
      if (!known.implies(stated.facts(), size)) {
        throw Problem.of(
                "SizeFacts",
                "%s is stated with %s, but the inputs allow other values of %s",
                name,
                stated.facts().notation(size),
                size)
            .fix("write %s at the input".formatted(stated.facts().notation(size)));
      }
    }
  }

  /** That of two equal sizes which is shorter to write: H rather than {@code 2*floor(H / 2)}. */
  public static Dim plainer(Dim a, Dim b) {
    return a.equals(b) || a.toString().length() <= b.toString().length() ? a : b;
  }

  /** The plainer of two lists of equal sizes, axis by axis. */
  public static Dims plainer(Dims a, Dims b) {
    List<Dim> result = new ArrayList<>();
    for (int axis = 0; axis < a.rank(); axis++) {
      result.add(plainer(a.dim(axis), b.dim(axis)));
    }
    return Dims.of(result);
  }
}
