package dev.tenon.ir.mend;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.Type;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What would mend a problem, wherever it comes from. */
public sealed interface Want {
  /** The tensor that should be other than it is. */
  Tensor tensor();

  /** A size that one axis of a tensor should have. */
  sealed interface OfSize extends Want {
    /** Which axis. */
    int axis();

    /** The size. */
    Dim size();
  }

  /** The size that one axis of a tensor should have. */
  record Size(Tensor tensor, int axis, Dim size) implements OfSize {}

  /** The size that one axis of a tensor is stated to have; what decides on it is left as it is. */
  record Stated(Tensor tensor, int axis, Dim size) implements OfSize {}

  /** That one axis of a tensor should have a size that is a number, whichever. */
  record Known(Tensor tensor, int axis) implements Want {}

  /** The sizes that a layer should have given. */
  record Sizes(Tensor tensor, Dims sizes) implements Want {}

  /**
   * The sizes that the layers which led to a tensor should have made of it.
   *
   * @param last whether what is wrong at the place itself is likelier
   */
  record Led(Tensor tensor, Dims sizes, boolean last) implements Want {
    /** Likelier than what is wrong at the place itself. */
    public Led(Tensor tensor, Dims sizes) {
      this(tensor, sizes, false);
    }
  }

  /**
   * All tensors of a join in the sizes of one of them.
   *
   * @param tensor which one
   * @param joined the axis along which they may differ; -1 for none
   */
  record Alike(Tensor tensor, List<Tensor> all, int joined) implements Want {
    /** Keeps its own list. */
    public Alike {
      all = List.copyOf(all);
    }

    /** What the others should be, by the first of the axes that differ; empty for those alike. */
    List<Size> sizes() {
      return all.stream().flatMap(this::other).toList();
    }

    private Stream<Size> other(Tensor other) {
      return IntStream.range(0, tensor.dims().rank())
          .filter(axis -> axis != joined)
          .filter(axis -> !other.dims().dim(axis).sameAs(tensor.dims().dim(axis)))
          .limit(1)
          .mapToObj(axis -> new Size(other, axis, tensor.dims().dim(axis)));
    }
  }

  /** Images as many times larger as they are smaller than {@code sizes}. */
  record Enlarged(Tensor tensor, Dims sizes) implements Want {}

  /**
   * A number for each step of sequences in place of one for all.
   *
   * @param sizes of all numbers, without an axis of 1
   */
  record Each(Tensor tensor, Dims sizes) implements Want {}

  /** One number in place of the several that a layer gave, in these sizes. */
  record One(Tensor tensor, Dims sizes) implements Want {}

  /** The sizes that a layer should have given, once a remedy at the place itself was done. */
  record Besides(Tensor tensor, Dims sizes) implements Want {}

  /** Layers missing after the one that gave the tensor, unless that is like the last of them. */
  record Layers(Tensor tensor, List<Remedy.Added> layers) implements Want {}

  /** The element type that an input should have. */
  record Dtype(Tensor tensor, DType dtype) implements Want {}

  /**
   * The type that an input should be stated to have.
   *
   * @param last whether what is wrong at the place itself is likelier, unless it is so at several
   */
  record Given(Tensor tensor, Type type, boolean last) implements Want {
    /** Likelier than what is wrong at the place itself. */
    public Given(Tensor tensor, Type type) {
      this(tensor, type, false);
    }
  }

  /** The order that the axes of a tensor should have: axis i is the present axis order[i]. */
  record Order(Tensor tensor, List<Integer> order) implements Want {}

  /** That a tensor should perhaps have as many axes as the order that is written for them. */
  record Ordered(Tensor tensor, List<Integer> order) implements Want {
    /** Keeps its own list. */
    public Ordered {
      order = List.copyOf(order);
    }
  }

  /** The sizes that labels should perhaps be stated to have, where nothing else is wrong. */
  record Labels(Tensor tensor, Dims sizes) implements Want {}

  /**
   * How many axes sequences, or steps of these, should have, where the text of an input that layers
   * made them of may lack one or state one of 1 too many.
   */
  record Steps(Tensor tensor, int rank) implements Want {}

  /** That a tensor should perhaps have one axis of 1 more, as channels of grey images are. */
  record Longer(Tensor tensor) implements Want {}

  /** That a call was perhaps meant to take a single place along {@code axis}. */
  record Single(Tensor tensor, int axis) implements Want {}

  /** How many axes a tensor should have. */
  record Rank(Tensor tensor, int rank) implements Want {}
}
