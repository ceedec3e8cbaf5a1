package dev.tenon;

import dev.tenon.ir.Counted;
import dev.tenon.ir.Masks;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Require;
import dev.tenon.ir.Source;
import dev.tenon.ir.mend.Want;
import dev.tenon.ir.op.Grus;
import dev.tenon.ir.op.Lstms;
import dev.tenon.ir.op.Pieces;
import dev.tenon.ir.op.Shaping;
import dev.tenon.ir.op.SimpleRnns;
import java.util.List;

/** Checks and steps that layers of sequences {@code [N, T, C]} share. */
final class Sequences {
  /** Nodes from the end of a recurrence to the last state of both directions. */
  private static final int LAST = 3;

  private Sequences() {}

  /** Checks that {@code x} is a batch of sequences with a known number of channels. */
  static void check(Tensor x) {
    if (x.dims().rank() != 3) {
      throw rankProblem(x);
    }
    Options.floating(x);
    Options.channels("SequenceChannels", x);
    Role.expect(x, Role.ofSequences());
  }

  private static Problem rankProblem(Tensor x) {
    Problem problem =
        Problem.of("SequenceRank", "takes [N T C], but its input is [%s]", x.type())
            .because(x)
            .wants(new Want.Steps(x, 3));
    int rank = x.dims().rank();
    if (rank == 2 && x.dtype().isInteger()) {
      return problem.fix("put an embedding before it, which makes a vector of each index");
    }
    if (rank == 2) {
      boolean input = x.node().primitive() instanceof Source.Input;
      Problem steps = problem.orEarlier(x, "returnSequences", true).wantsRank(x, 3);
      // numbers of an input may be a series; those that a layer made are one vector
      return (input ? steps.orBefore(Reshape.class, x.dims().append(1).toString()) : steps)
          .fix(
              isLast(x, LAST)
                  ? "hand over outputs() of the run, which has every step"
                  : input
                      ? "state its steps, such as \"%s T %s\""
                          .formatted(x.dims().dim(0), x.dims().dim(1))
                      : "let the layer before it keep the steps");
    }
    if (rank == 4) {
      Dim row = x.dims().dim(2).times(x.dims().dim(3));
      Dims rows = Dims.of(List.of(x.dims().dim(0), x.dims().dim(1), row));
      problem = problem.orBefore(Reshape.class, rows.toString());
    }
    return problem.fix("reshape it to three sizes before");
  }

  /** Whether {@code x} is what a recurrent layer keeps at the end. */
  private static boolean isLast(Tensor x, int depth) {
    Primitive primitive = x.node().primitive();
    if (primitive instanceof Lstms.Lstm
        || primitive instanceof Grus.Gru
        || primitive instanceof SimpleRnns.SimpleRnn) {
      return true;
    }
    boolean part =
        primitive instanceof Pieces.Slice
            || primitive instanceof Pieces.Concat
            || primitive instanceof Shaping.Reshape;
    return depth > 0 && part && isLast(x.node().input(0), depth - 1);
  }

  /** Which steps of {@code x [N, T, C]} count, a mask of two axes at most; null if all do. */
  static Tensor mask(Tensor x) {
    Tensor mask = Masks.mask(x);
    return mask == null || mask.dims().rank() < 3 ? mask : Masks.any(mask, 2).squeeze(2);
  }

  /** Zeros to add as [before, after], of 1 or 2 numbers. */
  static List<Integer> pads(String option, List<Integer> pad) {
    pad.forEach(number -> Options.notNegative(option, number));
    return switch (pad.size()) {
      case 1 -> List.of(pad.get(0), pad.get(0));
      case 2 -> List.copyOf(pad);
      default ->
          throw Problem.of(
                  "PadNumbers",
                  "has %2$d numbers for %1$s; that takes 1, or 2 (before, after)",
                  option,
                  pad.size())
              .at(option)
              .fix("write one number for both ends, such as 1");
    };
  }

  /** {@code row [N, 1, T, C]} with {@code pads}, or none, at both ends. */
  static Tensor pad(Tensor row, List<Integer> pads, double value) {
    return Images.pad(row, ofRow(pads), value);
  }

  /** What becomes of masks where a window of {@code size} steps moves over {@code [N, 1, T, C]}. */
  static WindowMasks masks(int size, int stride, Padding padding, List<Integer> pads) {
    return new WindowMasks(List.of(1, size), List.of(1, stride), padding, ofRow(pads));
  }

  private static List<Integer> ofRow(List<Integer> pads) {
    return pads.isEmpty() ? List.of(0, 0, 0, 0) : List.of(0, 0, pads.get(0), pads.get(1));
  }

  /** {@code x [N, T, C]}; a mask of each channel is dropped, with a warning. */
  static Tensor usable(Tensor x, String kind) {
    return Masks.covers(x, 2) ? Masks.dropped(x, kind) : x;
  }

  /** Checks that a window of {@code size} steps fits into {@code x}, padded by {@code pads}. */
  static void checkWindow(
      Tensor x, List<Integer> pads, String what, String id, String option, long size) {
    Dim available = x.dims().dim(1).plus(pads.stream().mapToInt(Integer::intValue).sum());
    Require.atLeast(
        available,
        size,
        () -> {
          Problem problem =
              Problem.of(
                      id,
                      "has a %s of %s, which does not fit into %s: its input is [%s]",
                      what,
                      Counted.plain(size, "step"),
                      available,
                      x.dims())
                  .at(option)
                  .because(x, 1)
                  .orWrite("padding", Padding.SAME);
          return (available.isKnown() ? problem.orWrite(option, (int) available.known()) : problem)
              .fix("use a smaller " + what + ", or padding = SAME");
        });
  }
}
