package dev.tenon.ir;

import dev.tenon.Dims;
import dev.tenon.Problem;
import java.util.List;

/** An axis that is not there. */
public final class AxisException extends IndexOutOfBoundsException {
  private static final long serialVersionUID = 1;

  private final int axis;
  private final transient Dims dims;
  private final boolean added;

  private AxisException(String message, int axis, Dims dims, boolean added) {
    super(message);
    this.axis = axis;
    this.dims = dims;
    this.added = added;
  }

  /** {@code dims} has no such axis. */
  public static AxisException of(int axis, Dims dims) {
    String message =
        dims.rank() == 0
            ? "a scalar has no axis " + axis
            : "no axis %d in %s; its axes are 0 to %d, or -%d to -1 from the end"
                .formatted(axis, dims, dims.rank() - 1, dims.rank());
    return new AxisException(message, axis, dims, false);
  }

  /** One more axis of {@code dims} cannot be this one. */
  public static AxisException ofNew(int axis, Dims dims) {
    String message =
        "no room for an axis %d in %s; a new axis is 0 to %d, or -%d to -1 from the end"
            .formatted(axis, dims, dims.rank(), dims.rank() + 1);
    return new AxisException(message, axis, dims, true);
  }

  /** The axis that is not there. */
  int axis() {
    return axis;
  }

  /** Whether {@code other} is there in its place. */
  boolean isThere(int other) {
    int room = added ? dims.rank() + 1 : dims.rank();
    return -room <= other && other < room;
  }

  /** The axis at the nearer end, and that at the other, if there are two: 0, and -1 the last. */
  List<Integer> ends() {
    boolean one = dims.rank() == (added ? 0 : 1);
    int nearer = axis < 0 ? 0 : -1;
    return one ? List.of(nearer) : List.of(nearer, -1 - nearer);
  }

  /** Whether there is any axis in its place. */
  boolean hasNearest() {
    return added || dims.rank() > 0;
  }

  /** This as a problem of what names the axis. */
  public Problem problem() {
    if (!hasNearest()) {
      return Problem.of("AxisOutOfRange", "names axis %d, but a scalar has none", axis)
          .fix("name no axis, or give it a tensor that has some");
    }
    int last = added ? dims.rank() : dims.rank() - 1;
    return Problem.of(
            "AxisOutOfRange",
            added
                ? "makes a new axis %d, but [%s] has room for axes 0 to %d"
                : last == 0
                    ? "names axis %d, but [%s] has axis 0 alone"
                    : "names axis %d, but [%s] has the axes 0 to %d",
            axis,
            dims,
            last)
        .fix("write an axis from 0 to %d, or from -%d to -1, the last".formatted(last, last + 1));
  }
}
