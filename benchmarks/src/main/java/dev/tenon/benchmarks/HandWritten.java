package dev.tenon.benchmarks;

import dev.tenon.runtime.data.Batch;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The MNIST network of the samples as one writes it by hand with TensorFlow Java's own ops and
 * gradients.
 */
final class HandWritten implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final List<VarHandleOp> handles = new ArrayList<>();
  private final List<Operand<TFloat32>> values = new ArrayList<>();
  private final List<Shape> shapes = new ArrayList<>();
  private final List<Op> initial = new ArrayList<>();
  private final Placeholder<TUint8> image;
  private final Placeholder<TInt32> label;
  private final Operand<TFloat32> loss;
  private final Op train;
  private final Session session;

  HandWritten(int threads) {
    image = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, 28, 28, 1)));
    label = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    Operand<TFloat32> scaled =
        tf.math.mul(tf.dtypes.cast(image, TFloat32.class), tf.constant(1 / 255f));
    Operand<TFloat32> x =
        tf.math.div(tf.math.sub(scaled, tf.constant(0.1307f)), tf.constant(0.3081f));
    x = pool(convolution(x, 1, 32));
    x = pool(convolution(x, 32, 64));
    x = tf.reshape(x, tf.constant(new int[] {-1, 3136}));
    x = dropout(x);
    x = tf.nn.relu(dense(x, 3136, 128));
    Operand<TFloat32> logits = dense(x, 128, 10);
    Operand<TFloat32> target = tf.oneHot(label, tf.constant(10), tf.constant(1f), tf.constant(0f));
    loss = tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, target).loss(), tf.constant(0));
    train = adam();
    Op initialize = tf.withControlDependencies(initial).noOp();
    session =
        new Session(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(threads)
                .build());
    session.run(initialize);
  }

  private Operand<TFloat32> convolution(Operand<TFloat32> x, long in, long filters) {
    Operand<TFloat32> kernel = variable(Math.sqrt(2.0 / (9 * in)), 3, 3, in, filters);
    Operand<TFloat32> y = tf.nn.conv2d(x, kernel, List.of(1L, 1L, 1L, 1L), "SAME");
    return tf.nn.relu(tf.nn.biasAdd(y, variable(0, filters)));
  }

  private Operand<TFloat32> pool(Operand<TFloat32> x) {
    Operand<TInt32> window = tf.constant(new int[] {1, 2, 2, 1});
    return tf.nn.maxPool(x, window, window, "VALID");
  }

  private Operand<TFloat32> dropout(Operand<TFloat32> x) {
    Operand<TFloat32> random = tf.random.randomUniform(tf.shape(x), TFloat32.class);
    Operand<TFloat32> keep =
        tf.dtypes.cast(tf.math.greaterEqual(random, tf.constant(0.25f)), TFloat32.class);
    return tf.math.mul(x, tf.stopGradient(tf.math.mul(keep, tf.constant(1 / 0.75f))));
  }

  private Operand<TFloat32> dense(Operand<TFloat32> x, long in, long units) {
    Operand<TFloat32> kernel = variable(Math.sqrt(2.0 / (in + units)), in, units);
    return tf.nn.biasAdd(tf.linalg.matMul(x, kernel), variable(0, units));
  }

  private Operand<TFloat32> variable(double deviation, long... sizes) {
    VarHandleOp handle = slot(deviation, sizes);
    Operand<TFloat32> value = tf.readVariableOp(handle, TFloat32.class);
    handles.add(handle);
    values.add(value);
    shapes.add(Shape.of(sizes));
    return value;
  }

  private VarHandleOp slot(double deviation, long... sizes) {
    VarHandleOp handle =
        tf.varHandleOp(
            TFloat32.class, Shape.of(sizes), VarHandleOp.sharedName("v" + initial.size()));
    Operand<TFloat32> noise = tf.random.truncatedNormal(tf.constant(sizes), TFloat32.class);
    initial.add(tf.assignVariableOp(handle, tf.math.mul(noise, tf.constant((float) deviation))));
    return handle;
  }

  private Op adam() {
    Output<?>[] gradients =
        graph.addGradients(
            loss.asOutput(), values.stream().map(Operand::asOutput).toArray(Output[]::new));
    VarHandleOp step = slot(0);
    Operand<TFloat32> next = tf.math.add(tf.readVariableOp(step, TFloat32.class), tf.constant(1f));
    Operand<TFloat32> beta1 = tf.constant(0.9f);
    Operand<TFloat32> beta2 = tf.constant(0.999f);
    List<Op> done = new ArrayList<>();
    Ops after = tf.withControlDependencies(List.<Op>of(gradients));
    for (int i = 0; i < gradients.length; i++) {
      @SuppressWarnings("unchecked") // the gradient of a float tensor
      Operand<TFloat32> gradient = (Operand<TFloat32>) (Operand<?>) gradients[i];
      done.add(
          after.train.resourceApplyAdam(
              handles.get(i),
              slot(0, shapes.get(i).asArray()),
              slot(0, shapes.get(i).asArray()),
              tf.math.pow(beta1, next),
              tf.math.pow(beta2, next),
              tf.constant(1e-3f),
              beta1,
              beta2,
              tf.constant(1e-7f),
              gradient));
    }
    done.add(after.assignVariableOp(step, next));
    return tf.withControlDependencies(done).noOp();
  }

  /** One training step; gives its loss. */
  float step(Batch batch) {
    int n = batch.size();
    try (TUint8 images =
            TUint8.tensorOf(
                Shape.of(n, 28, 28, 1), DataBuffers.of(batch.inputs().array(), false, false));
        TInt32 labels = TInt32.tensorOf(Shape.of(n))) {
      for (int i = 0; i < n; i++) {
        labels.setInt(batch.label(i), i);
      }
      try (Result result =
          session
              .runner()
              .feed(image, images)
              .feed(label, labels)
              .addTarget(train)
              .fetch(loss)
              .run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
