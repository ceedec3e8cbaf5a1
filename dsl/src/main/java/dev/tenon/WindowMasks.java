package dev.tenon;

import dev.tenon.ir.Masks;
import dev.tenon.ir.op.Pieces;
import dev.tenon.ir.op.Pooling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What becomes of the mask of images {@code [N, H, W, C]}, or of sequences as images of one row,
 * where a window moves over them.
 *
 * <p>A padded sequence gives what it would give alone, as many steps: with SAME padding an output
 * counts where the first of the pixels that its stride covers does, without padding where all of
 * its window do.
 *
 * @param size of the window, with what a dilation leaves out
 * @param pads zeros that were added: [top, bottom, left, right]
 */
record WindowMasks(List<Integer> size, List<Integer> stride, Padding padding, List<Integer> pads) {
  /** Whether {@code x} has a mask of which windows can be made. */
  static boolean has(Tensor x) {
    return Masks.mask(x) != null && !Masks.covers(x, 3);
  }

  /** A mask of each channel is dropped, with a warning: windows see all channels. */
  static Tensor usable(Tensor x, String kind) {
    return Masks.covers(x, 3) ? Masks.dropped(x, kind) : x;
  }

  /**
   * What windows move over.
   *
   * @param padding what is left to add
   */
  record Input(Tensor x, Padding padding) {}

  /** {@code x}, padded already where SAME would begin elsewhere than for an example alone. */
  Input input(Tensor x) {
    boolean moves = padding == Padding.SAME && has(x) && (along(0).moves(x) || along(1).moves(x));
    return moves
        ? new Input(along(1).padded(along(0).padded(x)), Padding.VALID)
        : new Input(x, padding);
  }

  private SameWindows along(int i) {
    return new SameWindows(1 + i, size.get(i), stride.get(i));
  }

  /** {@code convolved}, made of {@code x}, with its mask. */
  Tensor of(Tensor x, Tensor convolved) {
    return has(x) ? convolved.masked(mask(x, false)) : convolved;
  }

  /** The largest values of {@code padded}, which is {@code x} with pads. */
  Tensor largest(Tensor x, Tensor padded) {
    if (!has(x)) {
      return x.trace().apply(new Pooling.MaxPool2d(size, stride, padding), padded);
    }
    Input input = input(padded);
    Tensor filled = Masks.filled(input.x(), Double.NEGATIVE_INFINITY);
    Tensor pooled = x.trace().apply(new Pooling.MaxPool2d(size, stride, input.padding()), filled);
    Tensor any =
        input.x() == padded
            ? pooled(padded(seen(x)), padding, x)
            : pooled(seen(input.x()), input.padding(), input.x());
    any = any.greater(0);
    return any.select(pooled, pooled.scalar(0)).masked(mask(x, true));
  }

  /** The means of {@code x}. */
  Tensor mean(Tensor x) {
    if (!has(x)) {
      return x.trace().apply(new Pooling.AvgPool2d(size, stride, padding), x);
    }
    Input input = input(x);
    Tensor sum = averaged(Masks.filled(input.x(), 0), size, stride, input.padding());
    Tensor part =
        averaged(
            seen(input.x()), along(input.x(), size), along(input.x(), stride), input.padding());
    double least = 1.0 / (2.0 * size.get(0) * size.get(1));
    return sum.div(part.maximum(least)).masked(mask(x, true));
  }

  private static Tensor averaged(
      Tensor x, List<Integer> size, List<Integer> stride, Padding padding) {
    return x.trace().apply(new Pooling.AvgPool2d(size, stride, padding), x);
  }

  /** {@code x} without its mask, 0 where it is masked. */
  static Tensor filled(Tensor x) {
    return has(x) ? Masks.filled(x, 0) : x;
  }

  /** 1 where {@code x} has data, else 0: {@code [N, H, W, 1]}, or 1 for what the mask has not. */
  static Tensor seen(Tensor x) {
    return Masks.aligned(Masks.mask(x), 4).cast(x.dtype());
  }

  /** 1 for a height or width that the mask of {@code x} does not tell apart. */
  static List<Integer> along(Tensor x, List<Integer> numbers) {
    List<Integer> along = new ArrayList<>(numbers);
    for (int i = 0; i < 2; i++) {
      if (!Masks.covers(x, 1 + i)) {
        along.set(i, 1);
      }
    }
    return along;
  }

  private Tensor padded(Tensor seen) {
    List<Integer> around = new ArrayList<>(pads);
    for (int i = 0; i < 2; i++) {
      if (Masks.isOne(seen.dims(), 1 + i)) {
        around.set(2 * i, 0);
        around.set(2 * i + 1, 0);
      }
    }
    return Images.pad(seen, around, 0);
  }

  private Tensor pooled(Tensor seen, Padding padding, Tensor x) {
    return x.trace().apply(new Pooling.MaxPool2d(along(x, size), along(x, stride), padding), seen);
  }

  /** The mask of the output. */
  private Tensor mask(Tensor x, boolean pools) {
    Tensor before = seen(x);
    Tensor seen = before;
    for (int i = 0; i < 2; i++) {
      if (Masks.covers(x, 1 + i)) {
        seen = along(seen, i, pools);
      }
    }
    return seen == before ? Masks.mask(x) : seen.greater(0.5);
  }

  private Tensor along(Tensor seen, int i, boolean pools) {
    int window = size.get(i);
    int step = stride.get(i);
    if (padding == Padding.SAME) {
      SameWindows same = along(i);
      if (!pools || step == 1) {
        return largest(seen, i, 1, step, Padding.VALID);
      } else if (!same.isFixed() && seen.dims().dim(1 + i).isKnown()) {
        // a window that moves on has what no other window sees
        return largest(seen, i, window, step, Padding.SAME);
      }
      // one of those that its stride covers, and the window sees
      int own = Math.min(step, window - same.mostBefore());
      return largest(seen.pad(1 + i, 0, own - 1), i, own, step, Padding.VALID);
    }
    int over = window - 1 - pads.get(2 * i) - pads.get(2 * i + 1);
    if (over >= 0) {
      Tensor none = seen.scalar(1).minus(seen);
      return seen.scalar(1).minus(largest(none, i, over + 1, step, Padding.VALID));
    }
    Dims more = Dims.of(0, 0, 0, 0).with(1 + i, (long) -over);
    Tensor around = seen.trace().apply(new Pieces.Pad(more, more, 0), seen);
    return largest(around, i, 1 - over, step, Padding.VALID);
  }

  static Tensor largest(Tensor seen, int i, int size, int stride, Padding padding) {
    if (size == 1 && stride == 1) {
      return seen;
    }
    return seen.trace().apply(new Pooling.MaxPool2d(at(i, size), at(i, stride), padding), seen);
  }

  private static List<Integer> at(int i, int number) {
    Integer[] both = {1, 1};
    both[i] = number;
    return Arrays.asList(both);
  }
}
