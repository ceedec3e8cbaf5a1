package dev.tenon.runtime;

import dev.tenon.DType;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Padding;
import dev.tenon.Type;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.op.Arithmetic;
import dev.tenon.ir.op.Comparisons;
import dev.tenon.ir.op.Convolutions;
import dev.tenon.ir.op.CrossEntropies;
import dev.tenon.ir.op.Elementwise;
import dev.tenon.ir.op.Lookups;
import dev.tenon.ir.op.Pieces;
import dev.tenon.ir.op.Products;
import dev.tenon.ir.op.Shaping;
import dev.tenon.ir.op.Softmaxes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A primitive on inputs of random types, which do not always fit it.
 *
 * @param inputs all of known sizes
 */
record RandomCall(Primitive primitive, List<Type> inputs) {
  private static final List<DType> DTYPES =
      List.of(
          DType.FLOAT32,
          DType.FLOAT32,
          DType.FLOAT32,
          DType.FLOAT64,
          DType.INT32,
          DType.INT64,
          DType.UINT8,
          DType.BOOL);

  private static final List<Primitive> UNARY =
      List.of(
          new Elementwise.Negate(),
          new Elementwise.Exp(),
          new Elementwise.Log(),
          new Elementwise.Square(),
          new Elementwise.Relu(),
          new Elementwise.Expm1(),
          new Elementwise.Sqrt(),
          new Elementwise.Rsqrt(),
          new Elementwise.Tanh(),
          new Elementwise.Sigmoid(),
          new Elementwise.Softplus(),
          new Elementwise.Erf(),
          new Elementwise.Log1p(),
          new Elementwise.Sin(),
          new Elementwise.Cos(),
          new Elementwise.Floor(),
          new Elementwise.Abs(),
          new Elementwise.Sign(),
          new Comparisons.Not(),
          new Softmaxes.Softmax(),
          new Softmaxes.LogSoftmax(),
          new Pieces.OneHot(3, DType.FLOAT32));

  private static final List<Primitive> BINARY =
      List.of(
          new Arithmetic.Add(),
          new Arithmetic.Subtract(),
          new Arithmetic.Multiply(),
          new Arithmetic.Maximum(),
          new Arithmetic.Minimum(),
          new Arithmetic.Pow(),
          new Comparisons.Equal(),
          new Comparisons.NotEqual(),
          new Comparisons.Greater(),
          new Comparisons.GreaterEqual(),
          new Comparisons.Less(),
          new Comparisons.LessEqual(),
          new Comparisons.And(),
          new Comparisons.Or());

  /** The call that {@code seed} makes. */
  static RandomCall of(long seed) {
    Random random = new Random(seed);
    Type x = type(random);
    return switch (random.nextInt(12)) {
      case 0 -> new RandomCall(any(UNARY, random), List.of(x));
      case 1, 2 -> new RandomCall(any(BINARY, random), List.of(x, like(x, random)));
      case 3 -> {
        Type truths = random.nextInt(3) == 0 ? like(x, random) : like(x, random).with(DType.BOOL);
        yield new RandomCall(new Comparisons.Select(), List.of(truths, x, like(x, random)));
      }
      case 4 ->
          new RandomCall(
              new Products.MatMul(random.nextBoolean(), random.nextBoolean()),
              List.of(x, like(x, random)));
      case 5 ->
          new RandomCall(any(RandomCases.OVER_AXES, random).apply(axes(x, random)), List.of(x));
      case 6 -> new RandomCall(new Shaping.Reshape(reshaped(x.dims(), random)), List.of(x));
      case 7 -> new RandomCall(new Shaping.BroadcastTo(like(x, random).dims()), List.of(x));
      case 8 -> {
        int axis = Math.max(0, random.nextInt(Math.max(1, x.rank())));
        yield new RandomCall(new Pieces.Concat(axis), List.of(x, like(x, random)));
      }
      case 9 -> looked(x, random);
      case 10 -> convolved(x, random);
      default -> {
        Type bias = new Type(x.dtype(), Dims.of(1 + random.nextInt(4)));
        yield new RandomCall(
            new Products.BiasAdd(), List.of(x, random.nextInt(4) == 0 ? like(x, random) : bias));
      }
    };
  }

  private static RandomCall looked(Type x, Random random) {
    Type indices = like(x, random);
    indices =
        random.nextInt(4) == 0
            ? indices
            : indices.with(random.nextBoolean() ? DType.INT32 : DType.INT64);
    Type fewer =
        indices.rank() == 0
            ? indices
            : indices.with(x.rank() == 0 ? x.dims() : x.dims().slice(0, x.rank() - 1));
    return switch (random.nextInt(4)) {
      case 0 -> new RandomCall(new Lookups.Gather(), List.of(x, indices));
      case 1 ->
          new RandomCall(new Lookups.Pick(), List.of(x, random.nextBoolean() ? fewer : indices));
      case 2 ->
          new RandomCall(
              new CrossEntropies.SparseSoftmaxCrossEntropy(),
              List.of(x, random.nextBoolean() ? fewer : indices));
      default ->
          new RandomCall(new CrossEntropies.SoftLabelCrossEntropy(), List.of(x, like(x, random)));
    };
  }

  private static RandomCall convolved(Type x, Random random) {
    Dims kernel =
        Dims.of(
            1 + random.nextInt(2),
            1 + random.nextInt(2),
            1 + random.nextInt(3),
            1 + random.nextInt(3));
    if (random.nextInt(5) == 0) {
      kernel = kernel.slice(0, 3);
    }
    Dims images = random.nextInt(5) == 0 ? x.dims() : Dims.of(2, 3, 4, 1 + random.nextInt(3));
    int stride = 1 + random.nextInt(2);
    return new RandomCall(
        new Convolutions.Conv2d(List.of(stride, stride), List.of(1, 1), Padding.SAME, 1),
        List.of(
            new Type(random.nextInt(4) == 0 ? x.dtype() : DType.FLOAT32, images),
            new Type(random.nextInt(4) == 0 ? x.dtype() : DType.FLOAT32, kernel)));
  }

  private static Type type(Random random) {
    int rank = random.nextInt(5);
    List<Dim> sizes =
        IntStream.range(0, rank).mapToObj(i -> Dim.of(1 + random.nextInt(4))).toList();
    return new Type(any(DTYPES, random), Dims.of(sizes));
  }

  /** A type that often fits {@code x}, with an axis or the type of its numbers changed at times. */
  private static Type like(Type x, Random random) {
    if (random.nextInt(6) == 0) {
      return type(random);
    }
    List<Dim> sizes = new ArrayList<>(x.dims().toList());
    for (int i = 0; i < random.nextInt(3) && !sizes.isEmpty(); i++) {
      int at = random.nextInt(sizes.size());
      switch (random.nextInt(5)) {
        case 0 -> sizes.set(at, Dim.of(1));
        case 1 -> sizes.set(at, Dim.of(1 + random.nextInt(4)));
        case 2 -> sizes.remove(0);
        case 3 -> sizes.add(at, Dim.of(1 + random.nextInt(3)));
        default -> Collections.swap(sizes, at, sizes.size() - 1);
      }
    }
    Dims dims = Dims.of(sizes);
    return random.nextInt(5) == 0 ? new Type(any(DTYPES, random), dims) : x.with(dims);
  }

  private static List<Integer> axes(Type x, Random random) {
    return IntStream.range(0, x.rank()).filter(i -> random.nextBoolean()).boxed().toList();
  }

  /** The sizes of {@code dims} in another order, some joined; in a few cases one more. */
  private static Dims reshaped(Dims dims, Random random) {
    List<Dim> sizes = new ArrayList<>(dims.toList());
    Collections.shuffle(sizes, random);
    if (sizes.size() > 1 && random.nextBoolean()) {
      sizes.set(0, sizes.get(0).times(sizes.remove(1)));
    }
    if (random.nextInt(3) == 0) {
      sizes.add(Dim.of(1 + random.nextInt(3)));
    }
    return Dims.of(sizes);
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  @Override
  public String toString() {
    return primitive + " of " + inputs;
  }
}
