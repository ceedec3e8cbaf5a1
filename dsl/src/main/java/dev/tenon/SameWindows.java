package dev.tenon;

import dev.tenon.ir.Masks;
import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.Pieces;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Windows with SAME padding along one axis of images {@code [N, H, W, C]}. Where the first of them
 * begins depends on what the size of the axis leaves when it is divided by the stride: so it is
 * another place for a padded sequence than for the same one alone, unless it is put there.
 *
 * @param size of a window, with what a dilation leaves out
 */
record SameWindows(int axis, int size, int stride) {
  /** What is added before an axis whose size leaves {@code rest}; no more than half a window. */
  private int front(long rest) {
    return Math.max(0, size - (rest == 0 ? stride : Math.toIntExact(rest))) / 2;
  }

  /** What may be added before the axis, and the rests with which it is. */
  private SortedMap<Integer, List<Long>> fronts() {
    SortedMap<Integer, List<Long>> fronts = new TreeMap<>();
    for (long rest = 0; rest < stride; rest++) {
      int front = front(rest);
      fronts.computeIfAbsent(
          front, f -> LongStream.range(0, stride).filter(r -> front(r) == f).boxed().toList());
    }
    return fronts;
  }

  /** The most that is added before the axis. */
  int mostBefore() {
    return fronts().lastKey();
  }

  /** Whether windows begin at one place whatever the size of the axis is. */
  boolean isFixed() {
    return fronts().size() == 1;
  }

  /** Whether the windows of a sequence of {@code x} begin elsewhere than those of it alone. */
  boolean moves(Tensor x) {
    Dim all = x.dims().dim(axis);
    return Masks.covers(x, axis)
        && !isFixed()
        && !all.isKnown()
        && LongStream.range(0, stride)
            .allMatch(r -> all.minus(r).dividedBy(Dim.of(stride), x.trace().facts()).isEmpty());
  }

  /** {@code x}, which has a mask, with the zeros, which are masked: windows are VALID then. */
  Tensor padded(Tensor x) {
    if (size == 1 && stride == 1) {
      return x;
    }
    Optional<Shapes.Pads> pads = Shapes.samePads(x.dims().dim(axis), size, stride, 1);
    return moves(x) || pads.isEmpty() ? placed(x) : padded(x, pads.get());
  }

  private Tensor padded(Tensor x, Shapes.Pads pads) {
    return Masks.with(pad(x.unmasked(), pads), pad(mask(x), pads).greater(0.5));
  }

  private Tensor pad(Tensor x, Shapes.Pads pads) {
    Dims none = Dims.of(0, 0, 0, 0);
    return x.trace()
        .apply(new Pieces.Pad(none.with(axis, pads.before()), none.with(axis, pads.after()), 0), x);
  }

  /** Each example as far from the first window as it would be alone. */
  private Tensor placed(Tensor x) {
    SortedMap<Integer, List<Long>> fronts = fronts();
    Shapes.Pads around = new Shapes.Pads(Dim.of(fronts.lastKey()), Dim.of(size));
    Tensor mask = mask(x);
    Tensor rest = rest(mask);
    Tensor values = pad(x.unmasked(), around);
    Tensor seen = pad(mask, around);
    Tensor placed = cut(values, fronts.lastKey(), x);
    Tensor there = cut(seen, fronts.lastKey(), x);
    for (int front : fronts.headMap(fronts.lastKey()).keySet()) {
      Tensor own = isOneOf(rest, fronts.get(front));
      placed = own.select(cut(values, front, x), placed);
      there = own.select(cut(seen, front, x), there);
    }
    return Masks.with(placed, there.greater(0.5));
  }

  /** The mask of {@code x} as numbers, which tells the places along the axis apart. */
  private Tensor mask(Tensor x) {
    Tensor mask = Masks.aligned(Masks.mask(x), x.dims().rank()).cast(DType.FLOAT32);
    return mask.broadcastTo(mask.dims().with(axis, x.dims().dim(axis)));
  }

  /** What the number of places up to the last that counts leaves: {@code [N, 1, 1, 1]}. */
  private Tensor rest(Tensor mask) {
    Dim all = mask.dims().dim(axis);
    Tensor numbers =
        mask.trace()
            .apply(new Constants.Range(Dims.of(all)))
            .plus(1)
            .cast(DType.FLOAT32)
            .reshape(Dims.of(1, 1, 1, 1).with(axis, all));
    Tensor count = mask.times(numbers).maxKeep(1, 2, 3);
    return count.minus(count.plus(0.5).div(stride).floor().times(stride));
  }

  private static Tensor isOneOf(Tensor rest, List<Long> rests) {
    return rests.stream().map(rest::equalTo).reduce(Tensor::or).orElseThrow();
  }

  /** What the windows of {@code x} see with {@code front} zeros before it. */
  private Tensor cut(Tensor padded, int front, Tensor x) {
    int from = mostBefore() - front;
    Dim windows = x.dims().dim(axis).ceilDiv(stride);
    Dim seen = windows.minus(1).times(stride).plus(size);
    return padded.slice(axis, Dim.of(from), seen.plus(from));
  }
}
