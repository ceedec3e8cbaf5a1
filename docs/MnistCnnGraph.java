package dev.tenon.samples.mnist;

import dev.tenon.Mnist;
import dev.tenon.Padding;
import dev.tenon.runtime.FunctionGraph;
import dev.tenon.runtime.ModelGraph;
import dev.tenon.runtime.TfOps;
import dev.tenon.runtime.Weight;
import java.util.List;
import javax.annotation.processing.Generated;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * Graph of MnistCnn: 421,642 parameters.
 *
 * <pre>{@code
 * layer    kind       output      parameters  operations
 * pixels   normalize  N 28 28 1            0  2352*N
 * conv1    conv2d     N 28 28 32         320  501760*N
 * pool1    maxPool2d  N 14 14 32           0  25088*N
 * conv2    conv2d     N 14 14 64      18,496  7250432*N
 * pool2    maxPool2d  N 7 7 64             0  12544*N
 * flat     flatten    N 3136               0  0
 * dropped  dropout    N 3136               0  0
 * hidden   dense      N 128          401,536  803072*N
 * logits   dense      N 10             1,290  2570*N
 * }</pre>
 */
@Generated("dev.tenon.processor.ModelProcessor")
public final class MnistCnnGraph extends ModelGraph {
  /** What MnistCnn was generated from; builds see the dependency. */
  static final Class<?>[] READ = {MnistCnn.class, Mnist.class};

  private final Weight<TFloat32> conv1Kernel = weight("conv1/kernel", TFloat32.class, 3, 3, 1, 32);
  private final Weight<TFloat32> conv1Bias = weight("conv1/bias", TFloat32.class, 32);
  private final Weight<TFloat32> conv2Kernel = weight("conv2/kernel", TFloat32.class, 3, 3, 32, 64);
  private final Weight<TFloat32> conv2Bias = weight("conv2/bias", TFloat32.class, 64);
  private final Weight<TFloat32> hiddenKernel = weight("hidden/kernel", TFloat32.class, 3136, 128);
  private final Weight<TFloat32> hiddenBias = weight("hidden/bias", TFloat32.class, 128);
  private final Weight<TFloat32> logitsKernel = weight("logits/kernel", TFloat32.class, 128, 10);
  private final Weight<TFloat32> logitsBias = weight("logits/bias", TFloat32.class, 10);
  private final Weight<TFloat32> conv1KernelAdamM =
      state("conv1/kernel/adam/m", TFloat32.class, 3, 3, 1, 32);
  private final Weight<TFloat32> conv1KernelAdamV =
      state("conv1/kernel/adam/v", TFloat32.class, 3, 3, 1, 32);
  private final Weight<TFloat32> conv1BiasAdamM = state("conv1/bias/adam/m", TFloat32.class, 32);
  private final Weight<TFloat32> conv1BiasAdamV = state("conv1/bias/adam/v", TFloat32.class, 32);
  private final Weight<TFloat32> conv2KernelAdamM =
      state("conv2/kernel/adam/m", TFloat32.class, 3, 3, 32, 64);
  private final Weight<TFloat32> conv2KernelAdamV =
      state("conv2/kernel/adam/v", TFloat32.class, 3, 3, 32, 64);
  private final Weight<TFloat32> conv2BiasAdamM = state("conv2/bias/adam/m", TFloat32.class, 64);
  private final Weight<TFloat32> conv2BiasAdamV = state("conv2/bias/adam/v", TFloat32.class, 64);
  private final Weight<TFloat32> hiddenKernelAdamM =
      state("hidden/kernel/adam/m", TFloat32.class, 3136, 128);
  private final Weight<TFloat32> hiddenKernelAdamV =
      state("hidden/kernel/adam/v", TFloat32.class, 3136, 128);
  private final Weight<TFloat32> hiddenBiasAdamM = state("hidden/bias/adam/m", TFloat32.class, 128);
  private final Weight<TFloat32> hiddenBiasAdamV = state("hidden/bias/adam/v", TFloat32.class, 128);
  private final Weight<TFloat32> logitsKernelAdamM =
      state("logits/kernel/adam/m", TFloat32.class, 128, 10);
  private final Weight<TFloat32> logitsKernelAdamV =
      state("logits/kernel/adam/v", TFloat32.class, 128, 10);
  private final Weight<TFloat32> logitsBiasAdamM = state("logits/bias/adam/m", TFloat32.class, 10);
  private final Weight<TFloat32> logitsBiasAdamV = state("logits/bias/adam/v", TFloat32.class, 10);
  private final Weight<TInt64> trainingSeed = state("training/seed", TInt64.class);
  private final Weight<TInt64> trainingStep = state("training/step", TInt64.class);
  private final Weight<TFloat32> trainingLearningRate =
      state("training/learning_rate", TFloat32.class);

  /** An empty graph; its functions are built when they are first asked for. */
  public MnistCnnGraph() {
    super("MnistCnn");
  }

  @Override
  public String summary() {
    return "layer    kind       output      parameters  operations\n"
            + "pixels   normalize  N 28 28 1            0  2352*N\n"
            + "conv1    conv2d     N 28 28 32         320  501760*N\n"
            + "pool1    maxPool2d  N 14 14 32           0  25088*N\n"
            + "conv2    conv2d     N 14 14 64      18,496  7250432*N\n"
            + "pool2    maxPool2d  N 7 7 64             0  12544*N\n"
            + "flat     flatten    N 3136               0  0\n"
            + "dropped  dropout    N 3136               0  0\n"
            + "hidden   dense      N 128          401,536  803072*N\n"
            + "logits   dense      N 10             1,290  2570*N\n";
  }

  @Override
  protected void define(Functions functions) {
    functions.add("initialize", this::initialize);
    functions.add("predict", this::predict);
    functions.add("evaluate", this::evaluate);
    functions.add("train", this::train);
  }

  private void initialize(FunctionGraph f) {
    Ops tf = f.ops();
    var seed = f.input("seed", TInt64.class);                               // int64 scalar

    // conv1
    Ops conv1Scope = f.scope("conv1");
    var conv1Scalar = TfOps.scalar(conv1Scope, 0.0, TInt64.class);          // int64 scalar
    var conv1Kernel =
        TfOps.randomUniform(
            conv1Scope, seed, conv1Scalar, TfOps.shape(conv1Scope, 3, 3, 1, 32), TFloat32.class,
            -0.1421338109037403, 0.1421338109037403, -6401266691724224434L);  // 3 3 1 32
    var conv1Bias = TfOps.fill(conv1Scope, 0.0, TFloat32.class, TfOps.shape(conv1Scope, 32));  // 32

    // conv2
    Ops conv2Scope = f.scope("conv2");
    var conv2Scalar = TfOps.scalar(conv2Scope, 0.0, TInt64.class);          // int64 scalar
    var conv2Kernel =
        TfOps.randomUniform(
            conv2Scope, seed, conv2Scalar, TfOps.shape(conv2Scope, 3, 3, 32, 64), TFloat32.class,
            -0.08333333333333333, 0.08333333333333333, 2261213066670346821L);  // 3 3 32 64
    var conv2Bias = TfOps.fill(conv2Scope, 0.0, TFloat32.class, TfOps.shape(conv2Scope, 64));  // 64

    // hidden
    Ops hiddenScope = f.scope("hidden");
    var hiddenScalar = TfOps.scalar(hiddenScope, 0.0, TInt64.class);        // int64 scalar
    var hiddenKernel =
        TfOps.randomUniform(
            hiddenScope, seed, hiddenScalar, TfOps.shape(hiddenScope, 3136, 128), TFloat32.class,
            -0.04287464628562721, 0.04287464628562721, -5841053497096494981L);  // 3136 128
    var hiddenBias =
        TfOps.fill(hiddenScope, 0.0, TFloat32.class, TfOps.shape(hiddenScope, 128));  // 128

    // logits
    Ops logitsScope = f.scope("logits");
    var logitsScalar = TfOps.scalar(logitsScope, 0.0, TInt64.class);        // int64 scalar
    var logitsKernel =
        TfOps.randomUniform(
            logitsScope, seed, logitsScalar, TfOps.shape(logitsScope, 128, 10), TFloat32.class,
            -0.20851441405707477, 0.20851441405707477, 8720422019457322967L);  // 128 10
    var logitsBias =
        TfOps.fill(logitsScope, 0.0, TFloat32.class, TfOps.shape(logitsScope, 10));  // 10

    // conv1
    Ops conv1KernelAdamScope = f.scope("conv1/kernel/adam");
    var conv1KernelAdamM =
        TfOps.fill(
            conv1KernelAdamScope, 0.0, TFloat32.class,
            TfOps.shape(conv1KernelAdamScope, 3, 3, 1, 32));                // 3 3 1 32
    var conv1KernelAdamV =
        TfOps.fill(
            conv1KernelAdamScope, 0.0, TFloat32.class,
            TfOps.shape(conv1KernelAdamScope, 3, 3, 1, 32));                // 3 3 1 32
    Ops conv1BiasAdamScope = f.scope("conv1/bias/adam");
    // 32
    var conv1BiasAdamM =
        TfOps.fill(conv1BiasAdamScope, 0.0, TFloat32.class, TfOps.shape(conv1BiasAdamScope, 32));
    // 32
    var conv1BiasAdamV =
        TfOps.fill(conv1BiasAdamScope, 0.0, TFloat32.class, TfOps.shape(conv1BiasAdamScope, 32));

    // conv2
    Ops conv2KernelAdamScope = f.scope("conv2/kernel/adam");
    var conv2KernelAdamM =
        TfOps.fill(
            conv2KernelAdamScope, 0.0, TFloat32.class,
            TfOps.shape(conv2KernelAdamScope, 3, 3, 32, 64));               // 3 3 32 64
    var conv2KernelAdamV =
        TfOps.fill(
            conv2KernelAdamScope, 0.0, TFloat32.class,
            TfOps.shape(conv2KernelAdamScope, 3, 3, 32, 64));               // 3 3 32 64
    Ops conv2BiasAdamScope = f.scope("conv2/bias/adam");
    // 64
    var conv2BiasAdamM =
        TfOps.fill(conv2BiasAdamScope, 0.0, TFloat32.class, TfOps.shape(conv2BiasAdamScope, 64));
    // 64
    var conv2BiasAdamV =
        TfOps.fill(conv2BiasAdamScope, 0.0, TFloat32.class, TfOps.shape(conv2BiasAdamScope, 64));

    // hidden
    Ops hiddenKernelAdamScope = f.scope("hidden/kernel/adam");
    var hiddenKernelAdamM =
        TfOps.fill(
            hiddenKernelAdamScope, 0.0, TFloat32.class,
            TfOps.shape(hiddenKernelAdamScope, 3136, 128));                 // 3136 128
    var hiddenKernelAdamV =
        TfOps.fill(
            hiddenKernelAdamScope, 0.0, TFloat32.class,
            TfOps.shape(hiddenKernelAdamScope, 3136, 128));                 // 3136 128
    Ops hiddenBiasAdamScope = f.scope("hidden/bias/adam");
    // 128
    var hiddenBiasAdamM =
        TfOps.fill(hiddenBiasAdamScope, 0.0, TFloat32.class, TfOps.shape(hiddenBiasAdamScope, 128));
    // 128
    var hiddenBiasAdamV =
        TfOps.fill(hiddenBiasAdamScope, 0.0, TFloat32.class, TfOps.shape(hiddenBiasAdamScope, 128));

    // logits
    Ops logitsKernelAdamScope = f.scope("logits/kernel/adam");
    var logitsKernelAdamM =
        TfOps.fill(
            logitsKernelAdamScope, 0.0, TFloat32.class,
            TfOps.shape(logitsKernelAdamScope, 128, 10));                   // 128 10
    var logitsKernelAdamV =
        TfOps.fill(
            logitsKernelAdamScope, 0.0, TFloat32.class,
            TfOps.shape(logitsKernelAdamScope, 128, 10));                   // 128 10
    Ops logitsBiasAdamScope = f.scope("logits/bias/adam");
    // 10
    var logitsBiasAdamM =
        TfOps.fill(logitsBiasAdamScope, 0.0, TFloat32.class, TfOps.shape(logitsBiasAdamScope, 10));
    // 10
    var logitsBiasAdamV =
        TfOps.fill(logitsBiasAdamScope, 0.0, TFloat32.class, TfOps.shape(logitsBiasAdamScope, 10));

    // training
    Ops trainingScope = f.scope("training");
    var trainingStep = TfOps.scalar(trainingScope, 0.0, TInt64.class);      // int64 scalar
    var trainingLearningRate = TfOps.scalar(trainingScope, 0.001, TFloat32.class);  // scalar

    // ---- new values
    f.assign(this.conv1Kernel, conv1Kernel);
    f.assign(this.conv1Bias, conv1Bias);
    f.assign(this.conv2Kernel, conv2Kernel);
    f.assign(this.conv2Bias, conv2Bias);
    f.assign(this.hiddenKernel, hiddenKernel);
    f.assign(this.hiddenBias, hiddenBias);
    f.assign(this.logitsKernel, logitsKernel);
    f.assign(this.logitsBias, logitsBias);
    f.assign(this.conv1KernelAdamM, conv1KernelAdamM);
    f.assign(this.conv1KernelAdamV, conv1KernelAdamV);
    f.assign(this.conv1BiasAdamM, conv1BiasAdamM);
    f.assign(this.conv1BiasAdamV, conv1BiasAdamV);
    f.assign(this.conv2KernelAdamM, conv2KernelAdamM);
    f.assign(this.conv2KernelAdamV, conv2KernelAdamV);
    f.assign(this.conv2BiasAdamM, conv2BiasAdamM);
    f.assign(this.conv2BiasAdamV, conv2BiasAdamV);
    f.assign(this.hiddenKernelAdamM, hiddenKernelAdamM);
    f.assign(this.hiddenKernelAdamV, hiddenKernelAdamV);
    f.assign(this.hiddenBiasAdamM, hiddenBiasAdamM);
    f.assign(this.hiddenBiasAdamV, hiddenBiasAdamV);
    f.assign(this.logitsKernelAdamM, logitsKernelAdamM);
    f.assign(this.logitsKernelAdamV, logitsKernelAdamV);
    f.assign(this.logitsBiasAdamM, logitsBiasAdamM);
    f.assign(this.logitsBiasAdamV, logitsBiasAdamV);
    f.assign(this.trainingSeed, seed);
    f.assign(this.trainingStep, trainingStep);
    f.assign(this.trainingLearningRate, trainingLearningRate);
  }

  private void predict(FunctionGraph f) {
    Ops tf = f.ops();
    var input = f.input("input", TUint8.class, -1, 28, 28, 1);              // uint8 N 28 28 1
    var n = TfOps.size(tf, input, 0);
    var conv1Kernel = f.read(this.conv1Kernel);                             // 3 3 1 32
    var conv1Bias = f.read(this.conv1Bias);                                 // 32
    var conv2Kernel = f.read(this.conv2Kernel);                             // 3 3 32 64
    var conv2Bias = f.read(this.conv2Bias);                                 // 64
    var hiddenKernel = f.read(this.hiddenKernel);                           // 3136 128
    var hiddenBias = f.read(this.hiddenBias);                               // 128
    var logitsKernel = f.read(this.logitsKernel);                           // 128 10
    var logitsBias = f.read(this.logitsBias);                               // 10

    // pixels
    Ops pixelsScope = f.scope("pixels");
    var pixelsCast = TfOps.cast(pixelsScope, input, TFloat32.class);        // N 28 28 1
    var pixelsScalar = TfOps.scalar(pixelsScope, 0.00392156862745098, TFloat32.class);  // scalar
    var pixelsMultiply = TfOps.multiply(pixelsScope, pixelsCast, pixelsScalar);  // N 28 28 1
    var pixelsScalar2 = TfOps.scalar(pixelsScope, 0.1307, TFloat32.class);  // scalar
    var pixelsSubtract = TfOps.subtract(pixelsScope, pixelsMultiply, pixelsScalar2);  // N 28 28 1
    var pixelsScalar3 = TfOps.scalar(pixelsScope, 0.3081, TFloat32.class);  // scalar
    var pixels = TfOps.divide(pixelsScope, pixelsSubtract, pixelsScalar3);  // N 28 28 1

    // conv1
    Ops conv1Scope = f.scope("conv1");
    // N 28 28 32
    var conv1Conv2d =
        TfOps.conv2d(
            conv1Scope, pixels, conv1Kernel, List.of(1, 1), List.of(1, 1), Padding.SAME, 1);

    // pool1
    Ops pool1Scope = f.scope("pool1");
    // N 14 14 32
    var pool1 =
        TfOps.maxPool2d(pool1Scope, conv1Conv2d, List.of(2, 2), List.of(2, 2), Padding.VALID);

    // conv1
    var conv1BiasAdd = TfOps.biasAdd(conv1Scope, pool1, conv1Bias);         // N 14 14 32
    var conv1 = TfOps.relu(conv1Scope, conv1BiasAdd);                       // N 14 14 32

    // conv2
    Ops conv2Scope = f.scope("conv2");
    // N 14 14 64
    var conv2Conv2d =
        TfOps.conv2d(conv2Scope, conv1, conv2Kernel, List.of(1, 1), List.of(1, 1), Padding.SAME, 1);

    // pool2
    Ops pool2Scope = f.scope("pool2");
    // N 7 7 64
    var pool2 =
        TfOps.maxPool2d(pool2Scope, conv2Conv2d, List.of(2, 2), List.of(2, 2), Padding.VALID);

    // conv2
    var conv2BiasAdd = TfOps.biasAdd(conv2Scope, pool2, conv2Bias);         // N 7 7 64
    var conv2 = TfOps.relu(conv2Scope, conv2BiasAdd);                       // N 7 7 64

    // flat
    Ops flatScope = f.scope("flat");
    var flat = TfOps.reshape(flatScope, conv2, TfOps.shape(flatScope, n, 3136));  // N 3136

    // hidden
    Ops hiddenScope = f.scope("hidden");
    var hiddenMatMul = TfOps.matMul(hiddenScope, flat, hiddenKernel, false, false);  // N 128
    var hiddenBiasAdd = TfOps.biasAdd(hiddenScope, hiddenMatMul, hiddenBias);  // N 128
    var hidden = TfOps.relu(hiddenScope, hiddenBiasAdd);                    // N 128

    // logits
    Ops logitsScope = f.scope("logits");
    var logitsMatMul = TfOps.matMul(logitsScope, hidden, logitsKernel, false, false);  // N 10
    var logits = TfOps.biasAdd(logitsScope, logitsMatMul, logitsBias);      // N 10

    // ---- outputs
    f.output("logits", logits);
  }

  private void evaluate(FunctionGraph f) {
    Ops tf = f.ops();
    var input = f.input("input", TUint8.class, -1, 28, 28, 1);              // uint8 N 28 28 1
    var label = f.input("label", TInt32.class, -1);                         // int32 N
    var n = TfOps.size(tf, input, 0);
    var conv1Kernel = f.read(this.conv1Kernel);                             // 3 3 1 32
    var conv1Bias = f.read(this.conv1Bias);                                 // 32
    var conv2Kernel = f.read(this.conv2Kernel);                             // 3 3 32 64
    var conv2Bias = f.read(this.conv2Bias);                                 // 64
    var hiddenKernel = f.read(this.hiddenKernel);                           // 3136 128
    var hiddenBias = f.read(this.hiddenBias);                               // 128
    var logitsKernel = f.read(this.logitsKernel);                           // 128 10
    var logitsBias = f.read(this.logitsBias);                               // 10

    // pixels
    Ops pixelsScope = f.scope("pixels");
    var pixelsCast = TfOps.cast(pixelsScope, input, TFloat32.class);        // N 28 28 1
    var pixelsScalar = TfOps.scalar(pixelsScope, 0.00392156862745098, TFloat32.class);  // scalar
    var pixelsMultiply = TfOps.multiply(pixelsScope, pixelsCast, pixelsScalar);  // N 28 28 1
    var pixelsScalar2 = TfOps.scalar(pixelsScope, 0.1307, TFloat32.class);  // scalar
    var pixelsSubtract = TfOps.subtract(pixelsScope, pixelsMultiply, pixelsScalar2);  // N 28 28 1
    var pixelsScalar3 = TfOps.scalar(pixelsScope, 0.3081, TFloat32.class);  // scalar
    var pixels = TfOps.divide(pixelsScope, pixelsSubtract, pixelsScalar3);  // N 28 28 1

    // conv1
    Ops conv1Scope = f.scope("conv1");
    // N 28 28 32
    var conv1Conv2d =
        TfOps.conv2d(
            conv1Scope, pixels, conv1Kernel, List.of(1, 1), List.of(1, 1), Padding.SAME, 1);

    // pool1
    Ops pool1Scope = f.scope("pool1");
    // N 14 14 32
    var pool1 =
        TfOps.maxPool2d(pool1Scope, conv1Conv2d, List.of(2, 2), List.of(2, 2), Padding.VALID);

    // conv1
    var conv1BiasAdd = TfOps.biasAdd(conv1Scope, pool1, conv1Bias);         // N 14 14 32
    var conv1 = TfOps.relu(conv1Scope, conv1BiasAdd);                       // N 14 14 32

    // conv2
    Ops conv2Scope = f.scope("conv2");
    // N 14 14 64
    var conv2Conv2d =
        TfOps.conv2d(conv2Scope, conv1, conv2Kernel, List.of(1, 1), List.of(1, 1), Padding.SAME, 1);

    // pool2
    Ops pool2Scope = f.scope("pool2");
    // N 7 7 64
    var pool2 =
        TfOps.maxPool2d(pool2Scope, conv2Conv2d, List.of(2, 2), List.of(2, 2), Padding.VALID);

    // conv2
    var conv2BiasAdd = TfOps.biasAdd(conv2Scope, pool2, conv2Bias);         // N 7 7 64
    var conv2 = TfOps.relu(conv2Scope, conv2BiasAdd);                       // N 7 7 64

    // flat
    Ops flatScope = f.scope("flat");
    var flat = TfOps.reshape(flatScope, conv2, TfOps.shape(flatScope, n, 3136));  // N 3136

    // hidden
    Ops hiddenScope = f.scope("hidden");
    var hiddenMatMul = TfOps.matMul(hiddenScope, flat, hiddenKernel, false, false);  // N 128
    var hiddenBiasAdd = TfOps.biasAdd(hiddenScope, hiddenMatMul, hiddenBias);  // N 128
    var hidden = TfOps.relu(hiddenScope, hiddenBiasAdd);                    // N 128

    // logits
    Ops logitsScope = f.scope("logits");
    var logitsMatMul = TfOps.matMul(logitsScope, hidden, logitsKernel, false, false);  // N 10
    var logits = TfOps.biasAdd(logitsScope, logitsMatMul, logitsBias);      // N 10

    // loss
    Ops lossScope = f.scope("loss");
    var lossSparseSoftmaxCrossEntropy =
        TfOps.sparseSoftmaxCrossEntropy(lossScope, logits, label);        // loss: N, backprop: N 10
    var loss = TfOps.mean(lossScope, lossSparseSoftmaxCrossEntropy.loss(), List.of(0));  // scalar
    var lossArgMax = TfOps.argMax(lossScope, logits, 1);                    // int32 N
    var lossEqual = TfOps.equal(lossScope, lossArgMax, label);              // bool N
    var lossCast = TfOps.cast(lossScope, lossEqual, TFloat32.class);        // N
    var accuracy = TfOps.mean(lossScope, lossCast, List.of(0));             // scalar

    // ---- outputs
    f.output("loss", loss);
    f.output("accuracy", accuracy);
  }

  private void train(FunctionGraph f) {
    Ops tf = f.ops();
    var input = f.input("input", TUint8.class, -1, 28, 28, 1);              // uint8 N 28 28 1
    var label = f.input("label", TInt32.class, -1);                         // int32 N
    var n = TfOps.size(tf, input, 0);
    var conv1Kernel = f.read(this.conv1Kernel);                             // 3 3 1 32
    var conv1Bias = f.read(this.conv1Bias);                                 // 32
    var conv2Kernel = f.read(this.conv2Kernel);                             // 3 3 32 64
    var conv2Bias = f.read(this.conv2Bias);                                 // 64
    var trainingSeed = f.read(this.trainingSeed);                           // int64 scalar
    var trainingStep = f.read(this.trainingStep);                           // int64 scalar
    var hiddenKernel = f.read(this.hiddenKernel);                           // 3136 128
    var hiddenBias = f.read(this.hiddenBias);                               // 128
    var logitsKernel = f.read(this.logitsKernel);                           // 128 10
    var logitsBias = f.read(this.logitsBias);                               // 10
    var trainingLearningRate = f.read(this.trainingLearningRate);           // scalar

    // pixels
    Ops pixelsScope = f.scope("pixels");
    var pixelsCast = TfOps.cast(pixelsScope, input, TFloat32.class);        // N 28 28 1
    var pixelsScalar = TfOps.scalar(pixelsScope, 0.00392156862745098, TFloat32.class);  // scalar
    var pixelsMultiply = TfOps.multiply(pixelsScope, pixelsCast, pixelsScalar);  // N 28 28 1
    var pixelsScalar2 = TfOps.scalar(pixelsScope, 0.1307, TFloat32.class);  // scalar
    var pixelsSubtract = TfOps.subtract(pixelsScope, pixelsMultiply, pixelsScalar2);  // N 28 28 1
    var pixelsScalar3 = TfOps.scalar(pixelsScope, 0.3081, TFloat32.class);  // scalar
    var pixels = TfOps.divide(pixelsScope, pixelsSubtract, pixelsScalar3);  // N 28 28 1

    // conv1
    Ops conv1Scope = f.scope("conv1");
    // N 28 28 32
    var conv1Conv2d =
        TfOps.conv2d(
            conv1Scope, pixels, conv1Kernel, List.of(1, 1), List.of(1, 1), Padding.SAME, 1);

    // pool1
    Ops pool1Scope = f.scope("pool1");
    // N 14 14 32
    var pool1 =
        TfOps.maxPool2d(pool1Scope, conv1Conv2d, List.of(2, 2), List.of(2, 2), Padding.VALID);

    // conv1
    var conv1BiasAdd = TfOps.biasAdd(conv1Scope, pool1, conv1Bias);         // N 14 14 32
    var conv1 = TfOps.relu(conv1Scope, conv1BiasAdd);                       // N 14 14 32

    // conv2
    Ops conv2Scope = f.scope("conv2");
    // N 14 14 64
    var conv2Conv2d =
        TfOps.conv2d(conv2Scope, conv1, conv2Kernel, List.of(1, 1), List.of(1, 1), Padding.SAME, 1);

    // pool2
    Ops pool2Scope = f.scope("pool2");
    // N 7 7 64
    var pool2 =
        TfOps.maxPool2d(pool2Scope, conv2Conv2d, List.of(2, 2), List.of(2, 2), Padding.VALID);

    // conv2
    var conv2BiasAdd = TfOps.biasAdd(conv2Scope, pool2, conv2Bias);         // N 7 7 64
    var conv2 = TfOps.relu(conv2Scope, conv2BiasAdd);                       // N 7 7 64

    // flat
    Ops flatScope = f.scope("flat");
    var flat = TfOps.reshape(flatScope, conv2, TfOps.shape(flatScope, n, 3136));  // N 3136

    // dropped
    Ops droppedScope = f.scope("dropped");
    var droppedDropoutMask =
        TfOps.dropoutMask(
            droppedScope, trainingSeed, trainingStep, TfOps.shape(droppedScope, n, 3136),
            TFloat32.class, 0.75, 533689600482631865L);                     // N 3136
    var dropped = TfOps.multiply(droppedScope, flat, droppedDropoutMask);   // N 3136

    // hidden
    Ops hiddenScope = f.scope("hidden");
    var hiddenMatMul = TfOps.matMul(hiddenScope, dropped, hiddenKernel, false, false);  // N 128
    var hiddenBiasAdd = TfOps.biasAdd(hiddenScope, hiddenMatMul, hiddenBias);  // N 128
    var hidden = TfOps.relu(hiddenScope, hiddenBiasAdd);                    // N 128

    // logits
    Ops logitsScope = f.scope("logits");
    var logitsMatMul = TfOps.matMul(logitsScope, hidden, logitsKernel, false, false);  // N 10
    var logits = TfOps.biasAdd(logitsScope, logitsMatMul, logitsBias);      // N 10

    // loss
    Ops lossScope = f.scope("loss");
    var lossSparseSoftmaxCrossEntropy =
        TfOps.sparseSoftmaxCrossEntropy(lossScope, logits, label);        // loss: N, backprop: N 10
    var loss = TfOps.mean(lossScope, lossSparseSoftmaxCrossEntropy.loss(), List.of(0));  // scalar
    var lossArgMax = TfOps.argMax(lossScope, logits, 1);                    // int32 N
    var lossEqual = TfOps.equal(lossScope, lossArgMax, label);              // bool N
    var lossCast = TfOps.cast(lossScope, lossEqual, TFloat32.class);        // N
    var accuracy = TfOps.mean(lossScope, lossCast, List.of(0));             // scalar

    // ---- backward pass

    // loss
    Ops lossGradients = f.scope("gradients/loss");
    var lossScalarGradient = TfOps.scalar(lossGradients, 1.0, TFloat32.class);  // scalar
    var lossCountGradient =
        TfOps.count(lossGradients, TfOps.shape(lossGradients, n), TFloat32.class);  // scalar
    var lossDivideGradient =
        TfOps.divide(lossGradients, lossScalarGradient, lossCountGradient);  // scalar
    var lossReshapeGradient =
        TfOps.reshape(lossGradients, lossDivideGradient, TfOps.shape(lossGradients, 1));  // 1
    var lossBroadcastToGradient =
        TfOps.broadcastTo(lossGradients, lossReshapeGradient, TfOps.shape(lossGradients, n));  // N
    // N 1
    var lossReshapeGradient2 =
        TfOps.reshape(lossGradients, lossBroadcastToGradient, TfOps.shape(lossGradients, n, 1));
    var logitsGradient =
        TfOps.multiply(
            lossGradients, lossSparseSoftmaxCrossEntropy.backprop(), lossReshapeGradient2);  // N 10

    // logits
    Ops logitsGradients = f.scope("gradients/logits");
    var logitsBiasGradient = TfOps.biasAddGrad(logitsGradients, logitsGradient);  // 10
    var hiddenGradient =
        TfOps.matMul(logitsGradients, logitsGradient, logitsKernel, false, true);  // N 128
    var logitsKernelGradient =
        TfOps.matMul(logitsGradients, hidden, logitsGradient, true, false);  // 128 10

    // hidden
    Ops hiddenGradients = f.scope("gradients/hidden");
    var hiddenReluGradient = TfOps.reluGrad(hiddenGradients, hiddenGradient, hidden);  // N 128
    var hiddenBiasGradient = TfOps.biasAddGrad(hiddenGradients, hiddenReluGradient);  // 128
    var droppedGradient =
        TfOps.matMul(hiddenGradients, hiddenReluGradient, hiddenKernel, false, true);  // N 3136
    var hiddenKernelGradient =
        TfOps.matMul(hiddenGradients, dropped, hiddenReluGradient, true, false);  // 3136 128

    // dropped
    Ops droppedGradients = f.scope("gradients/dropped");
    var flatGradient =
        TfOps.multiply(droppedGradients, droppedGradient, droppedDropoutMask);  // N 3136

    // flat
    Ops flatGradients = f.scope("gradients/flat");
    // N 7 7 64
    var conv2Gradient =
        TfOps.reshape(flatGradients, flatGradient, TfOps.shape(flatGradients, n, 7, 7, 64));

    // conv2
    Ops conv2Gradients = f.scope("gradients/conv2");
    var conv2ReluGradient = TfOps.reluGrad(conv2Gradients, conv2Gradient, conv2);  // N 7 7 64
    var conv2BiasGradient = TfOps.biasAddGrad(conv2Gradients, conv2ReluGradient);  // 64

    // pool2
    Ops pool2Gradients = f.scope("gradients/pool2");
    var conv2Gradient2 =
        TfOps.maxPool2dGrad(
            pool2Gradients, conv2Conv2d, pool2, conv2ReluGradient, List.of(2, 2), List.of(2, 2),
            Padding.VALID);                                                 // N 14 14 64

    // conv2
    var conv1Gradient =
        TfOps.conv2dBackpropInput(
            conv2Gradients, conv2Kernel, conv2Gradient2,
            TfOps.shape(conv2Gradients, n, 14, 14, 32), List.of(1, 1), List.of(1, 1),
            Padding.SAME, 1);                                               // N 14 14 32
    var conv2KernelGradient =
        TfOps.conv2dBackpropFilter(
            conv2Gradients, conv1, conv2Gradient2, TfOps.shape(conv2Gradients, 3, 3, 32, 64),
            List.of(1, 1), List.of(1, 1), Padding.SAME, 1);                 // 3 3 32 64

    // conv1
    Ops conv1Gradients = f.scope("gradients/conv1");
    var conv1ReluGradient = TfOps.reluGrad(conv1Gradients, conv1Gradient, conv1);  // N 14 14 32
    var conv1BiasGradient = TfOps.biasAddGrad(conv1Gradients, conv1ReluGradient);  // 32

    // pool1
    Ops pool1Gradients = f.scope("gradients/pool1");
    var conv1Gradient2 =
        TfOps.maxPool2dGrad(
            pool1Gradients, conv1Conv2d, pool1, conv1ReluGradient, List.of(2, 2), List.of(2, 2),
            Padding.VALID);                                                 // N 28 28 32

    // conv1
    var conv1KernelGradient =
        TfOps.conv2dBackpropFilter(
            conv1Gradients, pixels, conv1Gradient2, TfOps.shape(conv1Gradients, 3, 3, 1, 32),
            List.of(1, 1), List.of(1, 1), Padding.SAME, 1);                 // 3 3 1 32

    // ---- updates
    Ops updates = f.scope("updates");
    var scalar = TfOps.scalar(updates, 1.0, TInt64.class);                  // int64 scalar
    var newTrainingStep = TfOps.add(updates, trainingStep, scalar);         // int64 scalar

    // ---- outputs
    f.output("loss", loss);
    f.output("accuracy", accuracy);

    // ---- new values
    f.apply(TfOps.adam(
        f.updates(), this.conv1Kernel, conv1KernelGradient, trainingLearningRate, trainingStep,
        List.of(this.conv1KernelAdamM, this.conv1KernelAdamV), 0.9, 0.999, 1.0E-7));
    f.apply(TfOps.adam(
        f.updates(), this.conv1Bias, conv1BiasGradient, trainingLearningRate, trainingStep,
        List.of(this.conv1BiasAdamM, this.conv1BiasAdamV), 0.9, 0.999, 1.0E-7));
    f.apply(TfOps.adam(
        f.updates(), this.conv2Kernel, conv2KernelGradient, trainingLearningRate, trainingStep,
        List.of(this.conv2KernelAdamM, this.conv2KernelAdamV), 0.9, 0.999, 1.0E-7));
    f.apply(TfOps.adam(
        f.updates(), this.conv2Bias, conv2BiasGradient, trainingLearningRate, trainingStep,
        List.of(this.conv2BiasAdamM, this.conv2BiasAdamV), 0.9, 0.999, 1.0E-7));
    f.apply(TfOps.adam(
        f.updates(), this.hiddenKernel, hiddenKernelGradient, trainingLearningRate, trainingStep,
        List.of(this.hiddenKernelAdamM, this.hiddenKernelAdamV), 0.9, 0.999, 1.0E-7));
    f.apply(TfOps.adam(
        f.updates(), this.hiddenBias, hiddenBiasGradient, trainingLearningRate, trainingStep,
        List.of(this.hiddenBiasAdamM, this.hiddenBiasAdamV), 0.9, 0.999, 1.0E-7));
    f.apply(TfOps.adam(
        f.updates(), this.logitsKernel, logitsKernelGradient, trainingLearningRate, trainingStep,
        List.of(this.logitsKernelAdamM, this.logitsKernelAdamV), 0.9, 0.999, 1.0E-7));
    f.apply(TfOps.adam(
        f.updates(), this.logitsBias, logitsBiasGradient, trainingLearningRate, trainingStep,
        List.of(this.logitsBiasAdamM, this.logitsBiasAdamV), 0.9, 0.999, 1.0E-7));
    f.assign(this.trainingStep, newTrainingStep);
  }
}
