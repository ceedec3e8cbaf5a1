package dev.tenon.ir;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.op.Constants;
import dev.tenon.ir.op.Reductions;
import dev.tenon.ir.op.Shaping;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What becomes of masks where a primitive is applied to tensors that have some; primitives say it
 * by these methods in {@link Primitive#masked}.
 *
 * <p>A mask is {@code bool}, true where there is data. Its axes are the first ones of the tensor
 * that it belongs to, each of the same size or of 1: {@code [N, T]} of {@code [N, T, C]}. What is
 * masked keeps some value, so that elementwise operations need not care; what sums, compares or
 * multiplies along a masked axis leaves it out.
 */
public final class Masks {
  /** How many steps back two masks are compared that were computed apart. */
  private static final int DEPTH = 4;

  private Masks() {}

  /**
   * {@code mask} as a mask of {@code x}, without needless axes of 1 at its end.
   *
   * @throws Problem if it is none
   */
  public static Tensor fitting(Tensor x, Tensor mask) {
    if (mask.dtype() != DType.BOOL) {
      throw Problem.of("MaskDtype", "takes bool, true where there is data, not [%s]", mask.type())
          .wantsDtype(mask, DType.BOOL)
          .orOperand(1, ".notEqual(0)", numbers -> numbers.notEqual(0))
          .fix("compare, such as ids.notEqual(0)");
    }
    Dims dims = mask.dims();
    boolean fits = dims.rank() <= x.dims().rank();
    for (int axis = 0; fits && axis < dims.rank(); axis++) {
      fits = isOne(dims, axis) || dims.dim(axis).sameAs(x.dims().dim(axis));
    }
    if (!fits) {
      throw misfit(x, mask);
    }
    return trimmed(mask);
  }

  private static Problem misfit(Tensor x, Tensor mask) {
    Dims dims = mask.dims();
    Problem problem =
        Problem.of("MaskAxes", "cannot mask [%s] by [%s]", x.dims(), dims)
            .because(x)
            .explained("the axes of a mask are the first ones of what it masks, or 1")
            .fix("mask [N T C] by [N T]");
    if (dims.rank() > x.dims().rank()) {
      return problem;
    }
    boolean turned =
        dims.rank() == 2
            && dims.dim(0).equals(x.dims().dim(1))
            && dims.dim(1).equals(x.dims().dim(0));
    if (turned) {
      return problem
          .fix("mask by its transpose(1, 0)")
          .orOperand(1, ".transpose(1, 0)", swapped -> swapped.transpose(1, 0));
    }
    Problem mended = problem;
    for (int axis = 0; axis < dims.rank(); axis++) {
      if (!isOne(dims, axis) && !dims.dim(axis).sameAs(x.dims().dim(axis))) {
        mended = mended.wants(mask, axis, x.dims().dim(axis));
      }
    }
    return mended;
  }

  /** Where both are true; one of them may be null. */
  public static Tensor both(Tensor a, Tensor b) {
    if (a == null || b == null || same(a, b, DEPTH)) {
      return a == null ? b : a;
    }
    int rank = Math.max(a.dims().rank(), b.dims().rank());
    return trimmed(aligned(a, rank).and(aligned(b, rank)));
  }

  private static boolean same(Tensor a, Tensor b, int depth) {
    List<Tensor> from = a.node().inputs();
    List<Tensor> other = b.node().inputs();
    return a.equals(b)
        || depth > 0
            && a.index() == b.index()
            && a.node().primitive().equals(b.node().primitive())
            && from.size() == other.size()
            && IntStream.range(0, from.size())
                .allMatch(i -> same(from.get(i), other.get(i), depth - 1));
  }

  // ---- what primitives say

  /**
   * Each position by itself: an output is masked where an input is. Axes are counted from the last,
   * as in broadcasting.
   */
  public static List<Tensor> elementwise(Primitive primitive, List<Tensor> inputs) {
    Tensor output = apply(primitive, inputs);
    Tensor mask = null;
    for (Tensor input : inputs) {
      mask = both(mask, over(input, output.dims().rank()));
    }
    return List.of(with(output, mask));
  }

  /**
   * A reduction over {@code axes}, which are dropped: what is masked counts as {@code neutral}.
   * Where no masked axis is reduced, the output is masked as the input.
   */
  public static List<Tensor> reduced(
      Primitive primitive, Tensor x, List<Integer> axes, double neutral) {
    if (covers(x, axes)) {
      return List.of(apply(primitive, List.of(filled(x, neutral))));
    }
    Tensor mask = mask(x);
    List<Integer> dropped = axes.stream().filter(axis -> axis < mask.dims().rank()).toList();
    Dims left = mask.dims().without(dropped);
    return List.of(with(apply(primitive, List.of(x)), view(mask, left)));
  }

  /** Whatever mixes positions in its own way: the outputs have no mask, and a warning says so. */
  public static List<Tensor> dropped(Primitive primitive, List<Tensor> inputs) {
    Tensor masked = inputs.stream().filter(x -> mask(x) != null).findFirst().orElseThrow();
    masked.trace().warnings().add(drops(masked), primitive);
    return masked.trace().apply(primitive, inputs.stream().map(Tensor::unmasked).toList());
  }

  /** {@code x} without its mask, if it has one, which a layer called {@code kind} cannot keep. */
  public static Tensor dropped(Tensor x, String kind) {
    if (mask(x) == null) {
      return x;
    }
    x.trace().warnings().add(drops(x), kind);
    return x.unmasked();
  }

  private static Problem drops(Tensor masked) {
    return Problem.of(
            "MaskDropped",
            "drops the mask [%s] of [%s]: padding counts as data from here on",
            mask(masked).dims(),
            masked)
        .explained("it has no rule that says which of its outputs are padding")
        .fix("put a layer here that keeps masks, or drop it yourself by x.unmasked()");
  }

  /** The output of {@code primitive} as if there were no masks. */
  public static Tensor apply(Primitive primitive, List<Tensor> inputs) {
    Trace trace =
        inputs.stream().filter(x -> mask(x) != null).findFirst().orElse(inputs.get(0)).trace();
    return trace.apply(primitive, inputs.stream().map(Tensor::unmasked).toList()).get(0);
  }

  /** {@code x} masked by {@code mask}, which may be null. */
  public static Tensor with(Tensor x, Tensor mask) {
    return mask == null ? x : x.masked(mask);
  }

  /** The mask of {@code x}, or null. */
  public static Tensor mask(Tensor x) {
    return x.mask().orElse(null);
  }

  // ---- masks as tensors

  /** Whether the mask of {@code x} tells positions along {@code axis} apart. */
  public static boolean covers(Tensor x, int axis) {
    Tensor mask = mask(x);
    return mask != null && axis < mask.dims().rank() && !isOne(mask.dims(), axis);
  }

  /** Whether the mask of {@code x} tells positions along one of {@code axes} apart. */
  public static boolean covers(Tensor x, List<Integer> axes) {
    return axes.stream().anyMatch(axis -> covers(x, axis));
  }

  /** {@code x} without its mask, with {@code value} where it is masked. */
  public static Tensor filled(Tensor x, double value) {
    Tensor plain = x.unmasked();
    return aligned(mask(x), x.dims().rank()).select(plain, plain.scalar(value));
  }

  /** {@code x} without its mask; where the last axis is masked, so low that its softmax is 0. */
  public static Tensor excluded(Tensor x) {
    int last = x.dims().rank() - 1;
    if (!covers(x, last)) {
      return x.unmasked();
    }
    // added, not chosen: nothing is to be done on the way back
    double low = x.dtype() == DType.FLOAT16 ? -6e4 : -1e9;
    Tensor shift = mask(x).select(x.scalar(0), x.scalar(low));
    return x.unmasked().plus(aligned(shift, last + 1));
  }

  /**
   * What is left of the mask of {@code x} without {@code axis}, in the sizes of {@code x} or 1, but
   * for that axis: a position is masked if all are along the axis. Null where nothing is left.
   */
  public static Tensor left(Tensor x, int axis) {
    Tensor mask = mask(x);
    boolean used = covers(x, axis);
    boolean others =
        mask != null
            && IntStream.range(0, mask.dims().rank()).anyMatch(a -> a != axis && covers(x, a));
    if (!others) {
      return null;
    }
    Tensor whole = aligned(mask, x.dims().rank());
    Tensor rest = used ? any(whole, axis) : whole;
    return view(rest, rest.dims().without(List.of(axis)));
  }

  /**
   * How many elements along {@code axes} are not masked, of the type of {@code x}; of the rank that
   * a reduction over {@code axes} leaves.
   */
  public static Tensor count(Tensor x, List<Integer> axes) {
    Tensor mask = mask(x);
    int rank = mask.dims().rank();
    List<Integer> inside = axes.stream().filter(axis -> axis < rank).toList();
    Tensor truths = mask.cast(x.dtype());
    Tensor sum = inside.isEmpty() ? truths : x.trace().apply(new Reductions.Sum(inside), truths);
    List<Dim> others =
        axes.stream()
            .filter(axis -> !covers(x, axis) && !isOne(x.dims(), axis))
            .map(x.dims()::dim)
            .toList();
    Tensor all =
        others.isEmpty()
            ? sum
            : sum.times(x.trace().apply(new Constants.Count(Dims.of(others), x.dtype())));
    return aligned(all, x.dims().rank() - axes.size());
  }

  /** Where one element or more along {@code axis} is true; the axis is left with size 1. */
  public static Tensor any(Tensor mask, int axis) {
    return mask.cast(DType.INT32).maxKeep(axis).greater(0);
  }

  /** {@code mask} with axes of 1 at its end, so that it has {@code rank} axes. */
  public static Tensor aligned(Tensor mask, int rank) {
    return view(mask, mask.dims().concat(ones(rank - mask.dims().rank())));
  }

  /** The mask of {@code x}, or null, for {@code rank} axes, the first of which are new. */
  public static Tensor over(Tensor x, int rank) {
    Tensor mask = mask(x);
    int added = rank - x.dims().rank();
    return mask == null || added == 0
        ? mask
        : view(mask, widened(mask, mask.dims().rank() + added));
  }

  /** The sizes of {@code mask} with axes of 1 before them, so that there are {@code rank}. */
  public static Dims widened(Tensor mask, int rank) {
    return ones(rank - mask.dims().rank()).concat(mask.dims());
  }

  /** {@code mask} in other sizes; one that was in these before is that one again. */
  public static Tensor view(Tensor mask, Dims dims) {
    boolean reshaped = mask.node().primitive() instanceof Shaping.Reshape;
    return (reshaped ? mask.node().input(0) : mask).reshape(dims);
  }

  /** A mask that is true everywhere. */
  public static Tensor everywhere(Trace trace, Dims dims) {
    return trace.apply(new Constants.Fill(1, DType.INT32, dims)).notEqual(0);
  }

  /** Whether {@code axis} is of size 1 whatever the named sizes are. */
  public static boolean isOne(Dims dims, int axis) {
    return dims.dim(axis).isKnown() && dims.known(axis) == 1;
  }

  private static Tensor trimmed(Tensor mask) {
    int rank = mask.dims().rank();
    while (rank > 0 && isOne(mask.dims(), rank - 1)) {
      rank--;
    }
    return rank == mask.dims().rank() ? mask : view(mask, mask.dims().slice(0, rank));
  }

  private static Dims ones(int count) {
    return Dims.of(Collections.nCopies(count, Dim.of(1)));
  }
}
