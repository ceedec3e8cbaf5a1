package dev.tenon;

import dev.tenon.ir.mend.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Checks that options of several layers and optimizers share. */
final class Options {
  private Options() {}

  /** {@code value} must be no infinity and no NaN. */
  static void finite(String option, double value) {
    if (!Double.isFinite(value)) {
      throw Problem.of("NotFinite", "has %s = %s; that must be a finite number", option, value)
          .ofItself()
          .at(option)
          .fix("write a number such as 0.5");
    }
  }

  /** {@code value} must be above 0. */
  static void positive(String option, double value) {
    positive(option, -1, value);
  }

  /** Each of {@code values} must be above 0. */
  static void positive(String option, List<? extends Number> values) {
    for (int i = 0; i < values.size(); i++) {
      positive(option, i, values.get(i).doubleValue());
    }
  }

  private static void positive(String option, int index, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw Problem.of("NotPositive", "has %s = %s; that must be above 0", option, text(value))
          .ofItself()
          .at(option, index)
          .fix("write a number above 0");
    }
  }

  /** {@code value} must be 0 or above. */
  static void notNegative(String option, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw Problem.of("Negative", "has %s = %s; that must be 0 or above", option, text(value))
          .ofItself()
          .at(option)
          .fix("write 0 or a number above");
    }
  }

  /** {@code value} must be from 0 to below 1. */
  static void below1(String option, double value) {
    if (!(value >= 0 && value < 1)) {
      throw Problem.of(
              "NoFraction", "has %s = %s; that must be from 0 to below 1", option, text(value))
          .ofItself()
          .at(option)
          .fix("write a number such as 0.9");
    }
  }

  /** One number for both, or one for height and one for width; each above 0. */
  static List<Integer> pair(String option, List<Integer> numbers) {
    if (numbers.size() != 1 && numbers.size() != 2) {
      throw Problem.of(
              "TwoNumbers",
              "has %d numbers for %s; that takes one, or one for height and one for width",
              numbers.size(),
              option)
          .at(option)
          .fix("write one number such as 3, or two such as 3 and 5");
    }
    positive(option, numbers);
    return List.of(numbers.get(0), numbers.get(numbers.size() - 1));
  }

  /** The sizes of a vector with a number for each channel of {@code x [N, ..., C]}. */
  static Dims lastAxis(Tensor x) {
    if (x.dims().rank() < 2 || !x.dims().dim(-1).isKnown()) {
      Problem problem =
          Problem.of(
              "UnknownChannels",
              "takes [N ... C] with a known number of channels, but its input is [%s]",
              x.dims());
      throw turned(problem, x)
          .fix("let the last size of the @Input be a number, or put @Reshape before it");
    }
    floating(x);
    return Dims.of(x.dims().known(-1));
  }

  /** Checks that the last axis of {@code x} is a known number of channels. */
  static void channels(String id, Tensor x) {
    Dim channels = x.dims().dim(-1);
    if (!channels.isKnown() || channels.known() < 1) {
      Problem problem =
          Problem.of(
              id,
              "needs %s, not %s: its input is [%s]",
              channels.isKnown() ? "channels" : "a known number of channels",
              channels,
              x.dims());
      throw turned(problem, x).because(x, -1).fix("let the last size of the @Input be a number");
    }
  }

  /**
   * {@code unknown}, that a last axis has no known size, which another order of the axes mends
   * where just one of those between it and the batch has one.
   */
  static Problem turned(Problem unknown, Tensor x) {
    Problem problem = unknown;
    int rank = x.dims().rank();
    List<Integer> known =
        IntStream.range(1, Math.max(1, rank - 1))
            .filter(axis -> x.dims().dim(axis).isKnown())
            .boxed()
            .toList();
    if (rank > 0) {
      problem = problem.wants(new Want.Known(x, rank - 1));
    }
    if (known.size() != 1) {
      return problem;
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    order.remove(known.get(0));
    order.add(known.get(0));
    return problem
        .wantsOrder(x, order.toArray(Integer[]::new))
        .orBefore(Transpose.class, List.copyOf(order));
  }

  /** Checks that {@code x} holds numbers that a layer can multiply by its weights. */
  static void floating(Tensor x) {
    if (!x.dtype().isFloating()) {
      Problem problem =
          Problem.of("FloatInput", "takes floating numbers, but its input is [%s]", x.type())
              .fix(
                  x.dtype() == DType.UINT8
                      ? "put @Normalize before it, which makes numbers from 0 to 1 of bytes"
                      : "put @Embedding before it where these are indices, or cast numbers");
      throw x.dtype() == DType.UINT8
          ? problem.becauseDtype(x).orBefore(Normalize.class)
          : problem.wantsDtype(x, x.trace().floatType()).orBefore(Normalize.class);
    }
  }

  /** Checks that there are two inputs or more. */
  static List<Tensor> several(List<Tensor> inputs) {
    if (inputs.size() < 2) {
      throw Problem.of("OneInput", "joins 2 inputs or more, but there is %d", inputs.size())
          .fix("name them: @From({\"first\", \"second\"})");
    }
    return inputs;
  }

  /** {@code value}, without a point where it is whole. */
  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
