package dev.tenon;

import dev.tenon.ir.Masks;
import dev.tenon.ir.op.Pieces;
import dev.tenon.ir.op.Upsampling;
import java.util.List;

/**
 * What becomes of the mask of images {@code [N, H, W, C]} where each pixel becomes several.
 *
 * <p>A padded sequence gives as many steps as it would alone.
 */
final class GrownMasks {
  private GrownMasks() {}

  /** The mask of {@code x} with each pixel as many times. */
  static Tensor repeated(Tensor x, List<Integer> times) {
    Tensor before = WindowMasks.seen(x);
    Tensor seen = repeated(before, x, times);
    return seen == before ? Masks.mask(x) : seen.greater(0.5);
  }

  /**
   * The mask of what windows of this size write that begin {@code stride} apart, one for each pixel
   * of {@code x}.
   *
   * @param padding SAME cuts them to {@code H * stride}, VALID keeps all of every window
   */
  static Tensor written(Tensor x, List<Integer> window, List<Integer> stride, Padding padding) {
    if (padding == Padding.SAME) {
      return repeated(x, stride);
    }
    Tensor before = WindowMasks.seen(x);
    Tensor seen = repeated(before, x, stride);
    for (int i = 0; i < 2; i++) {
      int over = window.get(i) - stride.get(i);
      if (over > 0 && Masks.covers(x, 1 + i)) {
        Dims more = Dims.of(0, 0, 0, 0).with(1 + i, (long) over);
        Tensor around = seen.trace().apply(new Pieces.Pad(more, more, 0), seen);
        seen = WindowMasks.largest(around, i, over + 1, 1, Padding.VALID);
      }
    }
    return seen == before ? Masks.mask(x) : seen.greater(0.5);
  }

  private static Tensor repeated(Tensor seen, Tensor x, List<Integer> times) {
    List<Integer> along = WindowMasks.along(x, times);
    boolean same = along.stream().allMatch(each -> each == 1);
    return same ? seen : x.trace().apply(new Upsampling.UpSampleNearest(along), seen);
  }
}
