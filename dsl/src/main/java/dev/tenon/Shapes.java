package dev.tenon;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Arithmetic of sizes that several layers use.
 *
 * <p>A window of {@code kernel} taps, {@code dilation} apart, covers {@code dilation*(kernel - 1) +
 * 1} elements and moves by {@code stride}. Kernel, stride and dilation are 1 or more.
 */
public final class Shapes {
  private Shapes() {}

  /**
   * Zeros added before and after an axis.
   *
   * @param before how many before the first element
   * @param after how many after the last element
   */
  public record Pads(Dim before, Dim after) {}

  /** Elements that a window covers: {@code window(3, 1) = 3}, {@code window(3, 2) = 5}. */
  public static long window(long kernel, long dilation) {
    requirePositive("kernel", kernel);
    requirePositive("dilation", dilation);
    return Math.addExact(Math.multiplyExact(dilation, kernel - 1), 1);
  }

  /**
   * Output size of a convolution or pooling. SAME gives {@code ceil(in / stride)}, VALID {@code
   * floor((in - window) / stride) + 1}, which is 0 or less where the window does not fit.
   *
   * <pre>
   * convOutput(28, 3, 1, 1, VALID) = 26
   * convOutput(28, 3, 2, 1, SAME) = 14
   * convOutput(H, 3, 2, 1, SAME) = ceil(H / 2)
   * </pre>
   */
  public static Dim convOutput(Dim in, long kernel, long stride, long dilation, Padding padding) {
    requirePositive("stride", stride);
    long window = window(kernel, dilation);
    return switch (padding) {
      case SAME -> in.ceilDiv(stride);
      case VALID -> in.minus(window).floorDiv(stride).plus(1);
    };
  }

  /**
   * Output size of a convolution or pooling with explicit zeros before and after: {@code
   * convOutput(28, 5, 1, 1, 2, 2) = 28}; 0 or less where the window does not fit.
   */
  public static Dim convOutput(
      Dim in, long kernel, long stride, long dilation, long before, long after) {
    requireNotNegative("padding before", before);
    requireNotNegative("padding after", after);
    return convOutput(in.plus(before).plus(after), kernel, stride, dilation, Padding.VALID);
  }

  /** {@link #convOutput(Dim, long, long, long, Padding)} of a known size. */
  public static long convOutput(long in, long kernel, long stride, Padding padding) {
    return convOutput(Dim.of(in), kernel, stride, 1, padding).known();
  }

  /**
   * The zeros that SAME adds: {@code (ceil(in / stride) - 1)*stride + window - in} or 0, half of
   * them before, the odd one after. {@code samePads(28, 3, 1, 1)} is 1 and 1, {@code samePads(28,
   * 3, 2, 1)} 0 and 1. Empty where a named size decides whether there are any, which needs a window
   * smaller than the stride.
   */
  public static Optional<Pads> samePads(Dim in, long kernel, long stride, long dilation) {
    requirePositive("stride", stride);
    long window = window(kernel, dilation);
    Dim total = in.ceilDiv(stride).minus(1).times(stride).plus(window).minus(in);
    if (total.isKnown()) {
      total = Dim.of(Math.max(0, total.known()));
    } else if (window < stride) {
      return Optional.empty();
    }
    Dim before = total.floorDiv(2);
    return Optional.of(new Pads(before, total.minus(before)));
  }

  /**
   * Output size of a transposed convolution: a size whose convolution has size {@code in}. SAME
   * gives {@code in*stride}, VALID {@code (in - 1)*stride + max(window, stride)}.
   *
   * <pre>
   * transposedOutput(7, 3, 2, 1, SAME) = 14
   * transposedOutput(7, 3, 2, 1, VALID) = 15
   * transposedOutput(T, 2, 2, 1, SAME) = 2*T
   * </pre>
   */
  public static Dim transposedOutput(
      Dim in, long kernel, long stride, long dilation, Padding padding) {
    requirePositive("stride", stride);
    long window = window(kernel, dilation);
    return switch (padding) {
      case SAME -> in.times(stride);
      case VALID -> in.minus(1).times(stride).plus(Math.max(window, stride));
    };
  }

  private static void requirePositive(String what, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " is 1 or more, not " + value);
    }
  }

  private static void requireNotNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(what + " is 0 or more, not " + value);
    }
  }

  /** The divisor of {@code number} that is nearest to {@code near}: of 32 and 6 it is 4. */
  static int nearestDivisor(long number, int near) {
    return nearestDivisors(number, near).get(0);
  }

  /** At most three divisors of {@code number}, 1 or more, the nearest to {@code near} first. */
  static List<Integer> nearestDivisors(long number, int near) {
    int most = (int) Math.max(1, Math.min(Math.min(number, Integer.MAX_VALUE), 4L * near));
    return IntStream.rangeClosed(1, most)
        .filter(divisor -> number % divisor == 0)
        .boxed()
        .sorted(Comparator.comparingInt(divisor -> Math.abs(divisor - near)))
        .limit(3)
        .toList();
  }

  /**
   * The multiples of {@code divisor} just below and above {@code number} that are no more than a
   * quarter of it away, the nearer first: of 35 and 4 they are 36 and 32.
   */
  static List<Integer> nearMultiples(long number, int divisor) {
    long below = number / divisor * divisor;
    return LongStream.of(below + divisor, below)
        .filter(multiple -> multiple > 0 && multiple != number)
        .filter(multiple -> 4 * Math.abs(multiple - number) <= number)
        .boxed()
        .sorted(Comparator.comparingLong(multiple -> Math.abs(multiple - number)))
        .map(Math::toIntExact)
        .toList();
  }

  /** The greatest common divisor: of 12 and 8 it is 4. */
  static long commonDivisor(long a, long b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }
}
