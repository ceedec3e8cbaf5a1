package dev.tenon.ir.op;

import dev.tenon.Crop2d;
import dev.tenon.Dims;
import dev.tenon.Layer;
import dev.tenon.Tensor;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.mend.Candidate;
import dev.tenon.ir.mend.Remedy;
import java.util.List;

/**
 * What to cut off the larger of two batches of images {@code [N, H, W, C]}, so that both have as
 * many pixels.
 *
 * @param input which one is larger, counted from 0
 */
public record Cropping(int input, int top, int bottom, int left, int right) {
  /** A larger part than one in so many is no border that was lost on the way. */
  private static final int PART = 3;

  /** Whether one of them has some rows and columns more, or as many. */
  public static boolean fits(Dims a, Dims b) {
    if (a.rank() != 4 || b.rank() != 4 || !a.slice(1, 3).isKnown() || !b.slice(1, 3).isKnown()) {
      return false;
    }
    long rows = a.known(1) - b.known(1);
    long columns = a.known(2) - b.known(2);
    return rows * columns >= 0
        && rows + columns != 0
        && Math.abs(rows) * PART <= Math.max(a.known(1), b.known(1))
        && Math.abs(columns) * PART <= Math.max(a.known(2), b.known(2));
  }

  /** What to cut off {@code a} or {@code b}, which fit. */
  public static Cropping of(Dims a, Dims b) {
    int rows = (int) Math.abs(a.known(1) - b.known(1));
    int columns = (int) Math.abs(a.known(2) - b.known(2));
    boolean first = a.known(1) > b.known(1) || a.known(2) > b.known(2);
    return new Cropping(
        first ? 0 : 1, rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
  }

  /** {@code x} without them. */
  public Tensor apply(Tensor x) {
    Tensor rows = bottom == 0 ? x : x.slice(1, top, -bottom);
    return right == 0 ? rows : rows.slice(2, left, -right);
  }

  /** The calls of a tensor that do it. */
  public String slices() {
    return (bottom == 0 ? "" : ".slice(1, %d, -%d)".formatted(top, bottom))
        + (right == 0 ? "" : ".slice(2, %d, -%d)".formatted(left, right));
  }

  /** What the layer {@link Crop2d} takes. */
  public List<Integer> sides() {
    if (top == bottom && left == right) {
      return top == left ? List.of(top) : List.of(top, left);
    }
    return List.of(top, bottom, left, right);
  }

  /** The layer on the larger input of a join. */
  public Remedy onInput() {
    Layer crop = LayerOptions.layer(Crop2d.class, null, sides());
    return new Remedy.Branch(
        input,
        inputs -> crop,
        () -> crop,
        "crop2d(" + Candidate.value(sides(), true) + ")",
        "@Crop2d(" + Candidate.value(sides(), false) + ")",
        "Cropped");
  }
}
