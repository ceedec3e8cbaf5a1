package dev.tenon.benchmarks;

import dev.tenon.runtime.TfOps;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * Compares ways to multiply sequences {@code [N, T, C]} by one kernel {@code [C, U]}: the product,
 * and its gradients towards the sequences and towards the kernel, batched by example or as one
 * matrix of {@code N * T} rows.
 */
public final class SequenceProduct {
  private static final int ROUNDS = 15;
  private static final int[][] SIZES = {
    {64, 100, 128, 128}, {32, 256, 256, 1024}, {16, 64, 512, 512}, {64, 28, 28, 128}
  };

  private SequenceProduct() {}

  /** Prints a line for each size and product. */
  public static void main(String[] args) {
    for (int[] size : SIZES) {
      System.out.printf("[%d, %d, %d] x [%d, %d]%n", size[0], size[1], size[2], size[2], size[3]);
      Shape x = Shape.of(size[0], size[1], size[2]);
      Shape kernel = Shape.of(size[2], size[3]);
      Shape upstream = Shape.of(size[0], size[1], size[3]);
      compare("product", x, kernel, (tf, in) -> product(tf, in, false));
      compare("towards the sequences", upstream, kernel, (tf, in) -> product(tf, in, true));
      compare("towards the kernel", x, upstream, SequenceProduct::towardsKernel);
    }
  }

  /** What is multiplied. */
  private record Factors(Operand<TFloat32> a, Operand<TFloat32> b, boolean asRows) {}

  private static Operand<TFloat32> product(Ops tf, Factors in, boolean transposed) {
    if (!in.asRows()) {
      return tf.train.batchMatMul(
          in.a(), in.b(), TFloat32.class, org.tensorflow.op.train.BatchMatMul.adjY(transposed));
    }
    Shape sizes = in.a().shape();
    Operand<TFloat32> rows = rows(tf, in.a());
    Operand<TFloat32> product = TfOps.matMul(tf, rows, in.b(), false, transposed);
    long width = in.b().shape().get(transposed ? 0 : 1);
    return TfOps.reshape(tf, product, TfOps.shape(tf, sizes.get(0), sizes.get(1), width));
  }

  private static Operand<TFloat32> towardsKernel(Ops tf, Factors in) {
    return in.asRows()
        ? TfOps.matMul(tf, rows(tf, in.a()), rows(tf, in.b()), true, false)
        : tf.sum(TfOps.matMul(tf, in.a(), in.b(), true, false), tf.constant(0));
  }

  private static Operand<TFloat32> rows(Ops tf, Operand<TFloat32> x) {
    return TfOps.reshape(tf, x, TfOps.shape(tf, -1, x.shape().get(2)));
  }

  private static void compare(
      String name, Shape a, Shape b, BiFunction<Ops, Factors, Operand<TFloat32>> body) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variable<TFloat32> first = tf.variable(numbers(tf, a));
      Variable<TFloat32> second = tf.variable(numbers(tf, b));
      Operand<TFloat32> batched = largest(tf, body.apply(tf, new Factors(first, second, false)));
      Operand<TFloat32> asRows = largest(tf, body.apply(tf, new Factors(first, second, true)));
      try (Session session = new Session(graph)) {
        session.initialize();
        double before = time(session, batched);
        double after = time(session, asRows);
        System.out.printf(
            "  %-22s batched %6.2f ms, as rows %6.2f ms, ratio %.2f%n",
            name, before * 1e3, after * 1e3, before / after);
      }
    }
  }

  private static Operand<TFloat32> numbers(Ops tf, Shape shape) {
    return tf.random.randomUniform(tf.constant(shape), TFloat32.class);
  }

  /** One number, so that fetching costs nothing. */
  private static Operand<TFloat32> largest(Ops tf, Operand<TFloat32> x) {
    return tf.max(TfOps.reshape(tf, x, TfOps.shape(tf, -1)), tf.constant(0));
  }

  private static double time(Session session, Operand<TFloat32> wanted) {
    double[] seconds = new double[ROUNDS];
    for (int i = -3; i < ROUNDS; i++) {
      long start = System.nanoTime();
      try (Result result = session.runner().fetch(wanted).run()) {
        if (result.size() == 1 && i >= 0) {
          seconds[i] = (System.nanoTime() - start) / 1e9;
        }
      }
    }
    Arrays.sort(seconds);
    return seconds[ROUNDS / 2];
  }
}
