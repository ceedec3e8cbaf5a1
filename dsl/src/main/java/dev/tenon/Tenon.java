package dev.tenon;

import dev.tenon.ir.ModelRunner;
import dev.tenon.ir.fluent.Branches;
import dev.tenon.ir.fluent.Instances;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.fluent.Part;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;

/** What model classes import statically. */
public final class Tenon {
  /** All zeros. */
  public static final Init ZEROS = Init.ZEROS;

  /** All ones. */
  public static final Init ONES = Init.ONES;

  private Tenon() {}

  /**
   * Trains {@code model} as its command line says; a model's {@code main} is this one line.
   *
   * <p>{@code --help} lists the options. Ends the process with status 2 after a mistake of the
   * user's.
   *
   * @param model a class with {@link Model}, compiled with Tenon's processor
   */
  public static void run(Class<?> model, String... args) {
    run(model, "", args);
  }

  /**
   * Trains a variant of a model as its command line says: {@code Tenon.run(ResNet.RESNET20, args)}.
   *
   * @param variant a constant with {@link Variant}, in a class with {@link Model}
   */
  public static void run(Object variant, String... args) {
    run(variant.getClass(), Instances.constantOf(variant), args);
  }

  private static void run(Class<?> model, String variant, String... args) {
    ModelRunner runner =
        ServiceLoader.load(ModelRunner.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "tenon-runtime is not on the class path; add the dependency dev.tenon:tenon-runtime"));
    int status = runner.run(model, variant, args);
    if (status != 0) {
      System.exit(status);
    }
  }

  /**
   * The gradient of the sum of {@code y} towards {@code x}, of the type of {@code x}; it can be
   * differentiated again.
   *
   * @throws Problem if {@code y} does not depend on {@code x}
   */
  public static Tensor gradient(Tensor y, Tensor x) {
    return Tensors.gradient(y, x);
  }

  // ---- combining layers

  /** No layer yet: {@code sequential().then(...)}. */
  public static Chain sequential() {
    return Chain.EMPTY;
  }

  /** A layer that gives its input. */
  public static Chain identity() {
    return Chain.EMPTY;
  }

  /** The sum of what {@code branches} make of one input; see {@link Add}. */
  public static Chain add(Layer... branches) {
    return joined("add", new Add.Rule(), branches);
  }

  /** The product, element by element, of what {@code branches} make; see {@link Multiply}. */
  public static Chain multiply(Layer... branches) {
    return joined("multiply", new Multiply.Rule(), branches);
  }

  /** What {@code branches} make of one input, side by side on the last axis; see {@link Concat}. */
  public static Chain concat(Layer... branches) {
    return joined("concat", new Concat.Rule(-1), branches);
  }

  /** What {@code branches} make of one input, side by side on {@code axis}. */
  public static Chain concat(int axis, Layer... branches) {
    return joined("concat", new Concat.Rule(axis), branches);
  }

  private static Chain joined(String kind, Join join, Layer... branches) {
    if (branches.length == 0) {
      throw Problem.of("NoInputs", "%s joins nothing", kind).fix("hand over what it joins");
    }
    List<Part> parts = Arrays.stream(branches).map(layer -> Part.of(layer, true)).toList();
    return Chain.of(Part.of(new Branches(join, parts), kind));
  }

  /** The sum of {@code tensors}. */
  public static Tensor add(Tensor... tensors) {
    return Tensors.joined("add", new Add.Rule(), tensors);
  }

  /** {@code tensors} side by side on the last axis. */
  public static Tensor concat(Tensor... tensors) {
    return Tensors.joined("concat", new Concat.Rule(-1), tensors);
  }

  /** {@code tensors} side by side on {@code axis}. */
  public static Tensor concat(int axis, Tensor... tensors) {
    return Tensors.concat(axis, tensors);
  }

  // ---- tensors

  /** See {@link Tensors#constant(double)}. */
  public static Tensor constant(double value) {
    return Tensors.constant(value);
  }

  /** See {@link Tensors#constant(double[])}. */
  public static Tensor constant(double[] values) {
    return Tensors.constant(values);
  }

  /** See {@link Tensors#constant(double[][])}. */
  public static Tensor constant(double[][] rows) {
    return Tensors.constant(rows);
  }

  /** See {@link Tensors#range(int)}. */
  public static Tensor range(int count) {
    return Tensors.range(count);
  }

  /** See {@link Tensors#range(Dim)}. */
  public static Tensor range(Dim count) {
    return Tensors.range(count);
  }

  /** See {@link Tensors#normal(String)}. */
  public static Tensor normal(String sizes) {
    return Tensors.normal(sizes);
  }

  /** See {@link Tensors#normal(Dims)}. */
  public static Tensor normal(Dims dims) {
    return Tensors.normal(dims);
  }

  /** See {@link Tensors#uniform(String, double, double)}. */
  public static Tensor uniform(String sizes, double low, double high) {
    return Tensors.uniform(sizes, low, high);
  }

  /** See {@link Tensors#uniform(Dims, double, double)}. */
  public static Tensor uniform(Dims dims, double low, double high) {
    return Tensors.uniform(dims, low, high);
  }

  /** See {@link Tensors#stack}. */
  public static Tensor stack(int axis, Tensor... tensors) {
    return Tensors.stack(axis, tensors);
  }

  /** See {@link Tensors#einsum}. */
  public static Tensor einsum(String axes, Tensor... tensors) {
    return Tensors.einsum(axes, tensors);
  }

  // ---- tensors that a model keeps

  /**
   * A trained tensor of these sizes, all of them numbers or constants: {@code parameter("VOCAB 64",
   * Init.normal(0.02))}.
   */
  public static Parameter parameter(String sizes, Init init) {
    return new Parameter(StoredSizes.of(sizes), init);
  }

  /** A trained scalar. */
  public static Parameter parameter(Init init) {
    return new Parameter(StoredSizes.ofScalar(), init);
  }

  /** A tensor of these sizes that is kept and not trained: {@code state("int64 scalar", ZEROS)}. */
  public static State state(String sizes, Init init) {
    return new State(StoredSizes.of(sizes), init);
  }

  // ---- training

  /** Says that training makes {@code loss}, a scalar, small; {@link Objective} says the rest. */
  public static Objective minimize(Tensor loss) {
    return Objective.of(loss);
  }

  /** See {@link Losses#softmaxCrossEntropy(Tensor, Tensor, double...)}. */
  public static Tensor softmaxCrossEntropy(Tensor logits, Tensor labels, double... classWeights) {
    return Losses.softmaxCrossEntropy(logits, labels, classWeights);
  }

  /**
   * The weight of the class that each label names, in a model with {@link Training#balanceClasses}:
   * {@code minimize(softmaxCrossEntropy(logits, labels).times(balancedWeights(labels)).mean())}.
   *
   * @param labels indices of classes, {@code [N, ...]}, or 0 and 1
   * @return of the labels' sizes
   */
  public static Tensor balancedWeights(Tensor labels) {
    return ClassWeights.balanced(labels);
  }

  /** See {@link Losses#softLabelCrossEntropy}. */
  public static Tensor softLabelCrossEntropy(
      Tensor logits, Tensor probabilities, double... classWeights) {
    return Losses.softLabelCrossEntropy(logits, probabilities, classWeights);
  }

  /** See {@link Losses#klDivergence}. */
  public static Tensor klDivergence(Tensor logits, Tensor probabilities) {
    return Losses.klDivergence(logits, probabilities);
  }

  /** See {@link Losses#sigmoidCrossEntropy(Tensor, Tensor, double...)}. */
  public static Tensor sigmoidCrossEntropy(Tensor logits, Tensor labels, double... classWeights) {
    return Losses.sigmoidCrossEntropy(logits, labels, classWeights);
  }

  /** See {@link Losses#binaryCrossEntropy}. */
  public static Tensor binaryCrossEntropy(Tensor probabilities, Tensor labels) {
    return Losses.binaryCrossEntropy(probabilities, labels);
  }

  /** See {@link Losses#hinge}. */
  public static Tensor hinge(Tensor scores, Tensor labels) {
    return Losses.hinge(scores, labels);
  }

  /** See {@link Losses#squaredError}. */
  public static Tensor squaredError(Tensor prediction, Tensor target) {
    return Losses.squaredError(prediction, target);
  }

  /** See {@link Losses#absoluteError}. */
  public static Tensor absoluteError(Tensor prediction, Tensor target) {
    return Losses.absoluteError(prediction, target);
  }

  /** See {@link Losses#huber}, with a delta of 1. */
  public static Tensor huber(Tensor prediction, Tensor target) {
    return Losses.huber(prediction, target, 1);
  }

  /** {@link Adam} with this learning rate. */
  public static Optimizer adam(double learningRate) {
    return adam(learningRate, o -> o);
  }

  /** {@link Adam} with these options. */
  public static Optimizer adam(double learningRate, UnaryOperator<Adam.With> options) {
    UnaryOperator<Adam.With> all = o -> options.apply(o.value(learningRate));
    return (Optimizer) LayerOptions.rule(Adam.class, all);
  }

  /** {@link AdamW} with this learning rate. */
  public static Optimizer adamW(double learningRate) {
    return adamW(learningRate, o -> o);
  }

  /** {@link AdamW} with these options. */
  public static Optimizer adamW(double learningRate, UnaryOperator<AdamW.With> options) {
    UnaryOperator<AdamW.With> all = o -> options.apply(o.value(learningRate));
    return (Optimizer) LayerOptions.rule(AdamW.class, all);
  }

  /** {@link Sgd} with this learning rate. */
  public static Optimizer sgd(double learningRate) {
    return sgd(learningRate, o -> o);
  }

  /** {@link Sgd} with these options. */
  public static Optimizer sgd(double learningRate, UnaryOperator<Sgd.With> options) {
    UnaryOperator<Sgd.With> all = o -> options.apply(o.value(learningRate));
    return (Optimizer) LayerOptions.rule(Sgd.class, all);
  }

  /** {@link RmsProp} with this learning rate. */
  public static Optimizer rmsProp(double learningRate) {
    return rmsProp(learningRate, o -> o);
  }

  /** {@link RmsProp} with these options. */
  public static Optimizer rmsProp(double learningRate, UnaryOperator<RmsProp.With> options) {
    UnaryOperator<RmsProp.With> all = o -> options.apply(o.value(learningRate));
    return (Optimizer) LayerOptions.rule(RmsProp.class, all);
  }

  /**
   * Gives the weights of {@code to} the values of those of {@code from}; both are of the same
   * build.
   */
  public static Update copy(Layer from, Layer to) {
    return Update.move(from, to, 0);
  }

  /**
   * Moves the weights of {@code to} towards those of {@code from}: {@code to = decay * to + (1 -
   * decay) * from}.
   */
  public static Update ema(Layer from, Layer to, double decay) {
    Options.below1("decay", decay);
    return Update.move(from, to, decay);
  }

  // ---- each layer

  /** A {@link Transpose}. */
  public static Chain transpose(int... order) {
    return sequential().transpose(order);
  }

  /** A {@link Reshape} to these sizes, batch included: {@code reshape("N 7 7 128")}. */
  public static Chain reshape(String sizes) {
    return sequential().reshape(sizes);
  }

  /** A {@link LeakyRelu} with this slope. */
  public static Chain leakyRelu(double slope) {
    return sequential().leakyRelu(slope);
  }

  /** A {@link Normalize} by one mean and one deviation. */
  public static Chain normalize(double mean, double std) {
    return sequential().normalize(mean, std);
  }

  /** A {@link Dense}. */
  public static Chain dense(int units) {
    return sequential().dense(units);
  }

  /** A {@link Dense} with these options. */
  public static Chain dense(int units, UnaryOperator<Dense.With> options) {
    return sequential().dense(units, options);
  }

  /** A {@link Conv2d}. */
  public static Chain conv2d(int filters, int kernel) {
    return sequential().conv2d(filters, kernel);
  }

  /** A {@link Conv2d} with these options. */
  public static Chain conv2d(int filters, int kernel, UnaryOperator<Conv2d.With> options) {
    return sequential().conv2d(filters, kernel, options);
  }

  /** A {@link MaxPool2d}. */
  public static Chain maxPool2d(int size) {
    return sequential().maxPool2d(size);
  }

  /** A {@link MaxPool2d} with these options. */
  public static Chain maxPool2d(int size, UnaryOperator<MaxPool2d.With> options) {
    return sequential().maxPool2d(size, options);
  }

  /** A {@link AvgPool2d}. */
  public static Chain avgPool2d(int size) {
    return sequential().avgPool2d(size);
  }

  /** A {@link AvgPool2d} with these options. */
  public static Chain avgPool2d(int size, UnaryOperator<AvgPool2d.With> options) {
    return sequential().avgPool2d(size, options);
  }

  /** A {@link GlobalAvgPool2d}. */
  public static Chain globalAvgPool2d() {
    return sequential().globalAvgPool2d();
  }

  /** A {@link GlobalMaxPool2d}. */
  public static Chain globalMaxPool2d() {
    return sequential().globalMaxPool2d();
  }

  /** A {@link ZeroPad2d}. */
  public static Chain zeroPad2d(int... pad) {
    return sequential().zeroPad2d(pad);
  }

  /** A {@link Crop2d}. */
  public static Chain crop2d(int... cut) {
    return sequential().crop2d(cut);
  }

  /** A {@link CenterCrop2d}. */
  public static Chain centerCrop2d(int... size) {
    return sequential().centerCrop2d(size);
  }

  /** A {@link Flatten}. */
  public static Chain flatten() {
    return sequential().flatten();
  }

  /** A {@link Dropout}. */
  public static Chain dropout(double rate) {
    return sequential().dropout(rate);
  }

  /** A {@link BatchNorm}. */
  public static Chain batchNorm() {
    return sequential().batchNorm();
  }

  /** A {@link BatchNorm} with these options. */
  public static Chain batchNorm(UnaryOperator<BatchNorm.With> options) {
    return sequential().batchNorm(options);
  }

  /** A {@link LayerNorm}. */
  public static Chain layerNorm() {
    return sequential().layerNorm();
  }

  /** A {@link LayerNorm} with these options. */
  public static Chain layerNorm(UnaryOperator<LayerNorm.With> options) {
    return sequential().layerNorm(options);
  }

  /** A {@link GroupNorm}. */
  public static Chain groupNorm() {
    return sequential().groupNorm();
  }

  /** A {@link GroupNorm} with these options. */
  public static Chain groupNorm(UnaryOperator<GroupNorm.With> options) {
    return sequential().groupNorm(options);
  }

  /** A {@link Normalize}. */
  public static Chain normalize() {
    return sequential().normalize();
  }

  /** A {@link Normalize} with these options. */
  public static Chain normalize(UnaryOperator<Normalize.With> options) {
    return sequential().normalize(options);
  }

  /** A {@link Relu}. */
  public static Chain relu() {
    return sequential().relu();
  }

  /** A {@link Relu6}. */
  public static Chain relu6() {
    return sequential().relu6();
  }

  /** A {@link LeakyRelu}. */
  public static Chain leakyRelu() {
    return sequential().leakyRelu();
  }

  /** A {@link LeakyRelu} with these options. */
  public static Chain leakyRelu(UnaryOperator<LeakyRelu.With> options) {
    return sequential().leakyRelu(options);
  }

  /** A {@link Elu}. */
  public static Chain elu() {
    return sequential().elu();
  }

  /** A {@link Elu} with these options. */
  public static Chain elu(UnaryOperator<Elu.With> options) {
    return sequential().elu(options);
  }

  /** A {@link Selu}. */
  public static Chain selu() {
    return sequential().selu();
  }

  /** A {@link Gelu}. */
  public static Chain gelu() {
    return sequential().gelu();
  }

  /** A {@link Gelu} with these options. */
  public static Chain gelu(UnaryOperator<Gelu.With> options) {
    return sequential().gelu(options);
  }

  /** A {@link Silu}. */
  public static Chain silu() {
    return sequential().silu();
  }

  /** A {@link Sigmoid}. */
  public static Chain sigmoid() {
    return sequential().sigmoid();
  }

  /** A {@link Tanh}. */
  public static Chain tanh() {
    return sequential().tanh();
  }

  /** A {@link Softplus}. */
  public static Chain softplus() {
    return sequential().softplus();
  }

  /** A {@link Softmax}. */
  public static Chain softmax() {
    return sequential().softmax();
  }

  /** A {@link RandomCrop}. */
  public static Chain randomCrop(int... pad) {
    return sequential().randomCrop(pad);
  }

  /** A {@link RandomFlip}. */
  public static Chain randomFlip() {
    return sequential().randomFlip();
  }

  /** A {@link RandomBrightness}. */
  public static Chain randomBrightness(double delta) {
    return sequential().randomBrightness(delta);
  }

  /** A {@link RandomContrast}. */
  public static Chain randomContrast(double lower, double upper) {
    return sequential().randomContrast(lower, upper);
  }

  /** A {@link Cutout}. */
  public static Chain cutout(int size) {
    return sequential().cutout(size);
  }

  /** A {@link Conv2dTranspose}. */
  public static Chain conv2dTranspose(int filters, int kernel) {
    return sequential().conv2dTranspose(filters, kernel);
  }

  /** A {@link Conv2dTranspose} with these options. */
  public static Chain conv2dTranspose(
      int filters, int kernel, UnaryOperator<Conv2dTranspose.With> options) {
    return sequential().conv2dTranspose(filters, kernel, options);
  }

  /** A {@link DepthwiseConv2d}. */
  public static Chain depthwiseConv2d(int kernel) {
    return sequential().depthwiseConv2d(kernel);
  }

  /** A {@link DepthwiseConv2d} with these options. */
  public static Chain depthwiseConv2d(int kernel, UnaryOperator<DepthwiseConv2d.With> options) {
    return sequential().depthwiseConv2d(kernel, options);
  }

  /** An {@link UpSample2d}. */
  public static Chain upSample2d(int factor) {
    return sequential().upSample2d(factor);
  }

  /** An {@link UpSample2d} with these options. */
  public static Chain upSample2d(int factor, UnaryOperator<UpSample2d.With> options) {
    return sequential().upSample2d(factor, options);
  }

  /** An {@link Embedding}. */
  public static Chain embedding(int vocabulary, int units) {
    return sequential().embedding(vocabulary, units);
  }

  /** An {@link Embedding} with these options. */
  public static Chain embedding(int vocabulary, int units, UnaryOperator<Embedding.With> options) {
    return sequential().embedding(vocabulary, units, options);
  }

  /** An {@link Attention}: {@code attention.apply(x)}, {@code attention.apply(query, memory)}. */
  public static Chain attention(int heads) {
    return sequential().attention(heads);
  }

  /** An {@link Attention} with these options. */
  public static Chain attention(int heads, UnaryOperator<Attention.With> options) {
    return sequential().attention(heads, options);
  }

  /** {@link Positions} up to this many. */
  public static Chain positions(int most) {
    return sequential().positions(most);
  }

  /** {@link SinePositions}. */
  public static Chain sinePositions() {
    return sequential().sinePositions();
  }

  /** A {@link Conv1d}. */
  public static Chain conv1d(int filters, int kernel) {
    return sequential().conv1d(filters, kernel);
  }

  /** A {@link Conv1d} with these options. */
  public static Chain conv1d(int filters, int kernel, UnaryOperator<Conv1d.With> options) {
    return sequential().conv1d(filters, kernel, options);
  }

  /** A {@link MaxPool1d}. */
  public static Chain maxPool1d(int size) {
    return sequential().maxPool1d(size);
  }

  /** A {@link MaxPool1d} with these options. */
  public static Chain maxPool1d(int size, UnaryOperator<MaxPool1d.With> options) {
    return sequential().maxPool1d(size, options);
  }

  /** An {@link AvgPool1d}. */
  public static Chain avgPool1d(int size) {
    return sequential().avgPool1d(size);
  }

  /** An {@link AvgPool1d} with these options. */
  public static Chain avgPool1d(int size, UnaryOperator<AvgPool1d.With> options) {
    return sequential().avgPool1d(size, options);
  }

  /** A {@link GlobalAvgPool1d}. */
  public static Chain globalAvgPool1d() {
    return sequential().globalAvgPool1d();
  }

  /** A {@link GlobalMaxPool1d}. */
  public static Chain globalMaxPool1d() {
    return sequential().globalMaxPool1d();
  }

  /** An {@link Lstm}. */
  public static Recurrent lstm(int units) {
    return lstm(units, o -> o);
  }

  /** An {@link Lstm} with these options. */
  public static Recurrent lstm(int units, UnaryOperator<Lstm.With> options) {
    return new Recurrent(LayerOptions.layer(Lstm.class, options, units), Lstm.class);
  }

  /** A {@link Gru}. */
  public static Recurrent gru(int units) {
    return gru(units, o -> o);
  }

  /** A {@link Gru} with these options. */
  public static Recurrent gru(int units, UnaryOperator<Gru.With> options) {
    return new Recurrent(LayerOptions.layer(Gru.class, options, units), Gru.class);
  }

  /** A {@link SimpleRnn}. */
  public static Recurrent simpleRnn(int units) {
    return simpleRnn(units, o -> o);
  }

  /** A {@link SimpleRnn} with these options. */
  public static Recurrent simpleRnn(int units, UnaryOperator<SimpleRnn.With> options) {
    return new Recurrent(LayerOptions.layer(SimpleRnn.class, options, units), SimpleRnn.class);
  }
}
