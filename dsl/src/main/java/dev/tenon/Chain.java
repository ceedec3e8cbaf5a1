package dev.tenon;

import dev.tenon.ir.Former;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Places;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.fluent.Composite;
import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.fluent.Memories;
import dev.tenon.ir.fluent.Part;
import dev.tenon.ir.fluent.Refused;
import dev.tenon.ir.mend.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Layers one after the other: {@code conv2d(16, 3).batchNorm().relu()}.
 *
 * <p>A chain never changes; each method gives a longer one, which shares the layers so far and
 * their weights. There is a method for each layer: what has no default stands in parentheses,
 * everything else is said by name: {@code conv2d(16, 3, o -> o.stride(2).bias(false))}.
 *
 * <p>A recurrent layer alone is a {@link Recurrent}, which goes step by step, too.
 */
public sealed class Chain implements Composite permits Recurrent {
  static final Chain EMPTY = new Chain(List.of(), List.of());

  private final List<Part> parts;
  private final List<Former> formerly;

  Chain(List<Part> parts, List<Former> formerly) {
    this.parts = parts;
    this.formerly = formerly;
  }

  static Chain of(Part part) {
    return EMPTY.and(part);
  }

  private Chain and(Part part) {
    List<Part> longer = new ArrayList<>(parts.size() + 1);
    List<String> names = formerly.isEmpty() ? List.of() : Part.names(parts);
    for (int i = 0; i < parts.size(); i++) {
      String name = names.isEmpty() || parts.size() == 1 ? "" : names.get(i);
      longer.add(
          parts
              .get(i)
              .formerly(formerly.stream().map(f -> name.isEmpty() ? f : f.in(name)).toList()));
    }
    longer.add(part);
    return new Chain(longer, List.of());
  }

  /** Adds {@code annotation}'s layer; {@code required} are its options without a default. */
  private <W> Chain with(Class<?> annotation, UnaryOperator<W> options, Object... required) {
    return then(LayerOptions.layer(annotation, options, required));
  }

  @Override
  public List<Part> parts() {
    return parts;
  }

  @Override
  public List<Former> formerly() {
    return formerly;
  }

  @Override
  public Tensor apply(Tensor x) {
    Layer tried = x.trace().amendments().receiver(this, Places::here);
    if (tried != this) {
      return tried.apply(x);
    }
    Optional<Remedy.Through> other = x.trace().amendments().through(this, Places::here);
    boolean before = other.map(Remedy.Through::before).orElse(false);
    Tensor value = before ? other.get().more().apply(x) : x;
    value = x.trace().used(this, value, this::through);
    return other.isPresent() && !before ? other.get().more().apply(value) : value;
  }

  private Tensor through(Tensor x) {
    Tensor value = x;
    for (Part part : x.trace().amendments().ordered(parts)) {
      value = x.trace().place(part, value);
    }
    return value;
  }

  /**
   * The same, looking into {@code memory}: each {@link Attention} in this chain, and in chains
   * within it, takes its keys and values from there. A layer of one's own does so if it implements
   * {@link Join} as well as {@link Layer}.
   *
   * @throws Problem if no layer of this chain does so
   */
  public Tensor apply(Tensor query, Tensor memory) {
    return query
        .trace()
        .call(
            "apply",
            List.of(query, memory),
            List.of(query, memory),
            (given, written) -> Memories.apply(this, given.get(0), given.get(1)));
  }

  // ---- any layer

  /** Then {@code layer}: one of one's own, or another chain. */
  public Chain then(Layer layer) {
    if (layer == null) {
      return unknown(
          Problem.of("NullLayer", "then takes a layer, not null")
              .fix("leave it out, or write identity()"));
    }
    return and(Part.of(layer, false));
  }

  /**
   * Then what {@code body} makes, {@code times} times: each has weights of its own.
   *
   * @param body makes the repetition with this index, from 0
   */
  public Chain repeat(int times, IntFunction<? extends Layer> body) {
    if (times < 0) {
      return unknown(
          Problem.of("Negative", "repeat has times = %d; that must be 0 or above", times)
              .fix("write 0 or a number above"));
    }
    Chain chain = this;
    for (int i = 0; i < times; i++) {
      int index = i;
      Layer layer = Places.repetition(i + 1, () -> body.apply(index));
      if (layer == null) {
        return chain.unknown(
            Problem.of("NullLayer", "repeat is given null in place of layer %d", index)
                .fix("leave it out, or write identity()"));
      }
      chain = chain.then(layer);
    }
    return chain;
  }

  /** Then what {@code problem} says that nobody knows. */
  private Chain unknown(Problem problem) {
    return and(Part.of(Refused.unknown(problem), false));
  }

  /**
   * The same layers with this name for their weights, in place of the one that follows from where
   * they stand.
   */
  public Chain named(String name) {
    return of(Part.of(this, name));
  }

  /** Then {@link Transpose}. */
  public Chain transpose(int... order) {
    return with(Transpose.class, null, order);
  }

  /**
   * The same layers, whose weights load from checkpoints that were saved when all of this chain so
   * far was called so: a name beside the present one, or, after a {@code /}, a path from the model
   * on. A single layer of a longer chain is handed over: {@code then(conv2d(64,
   * 3).formerly("conv2d_2"))}. See {@link Formerly}.
   *
   * @param names the oldest first
   */
  public Chain formerly(String... names) {
    List<Former> all = new ArrayList<>(formerly);
    all.addAll(Former.all(names, Places.here()));
    return new Chain(parts, List.copyOf(all));
  }

  /**
   * The same layers, whose weights training leaves as they are; layers that follow learn: {@code
   * conv2d(64, 3).batchNorm().frozen().relu().dense(10)}. What is frozen is the layers, wherever
   * else they are used. See {@link Frozen}.
   */
  public Chain frozen() {
    Origin place = Places.here();
    return new Chain(parts.stream().map(part -> part.frozen(place)).toList(), formerly);
  }

  /** Then the same values in these sizes, batch included: {@code reshape("N 7 7 128")}. */
  public Chain reshape(String sizes) {
    try {
      Notation.Parsed parsed = Notation.parse(sizes, Reflection.constants(Places.caller()));
      return with(Reshape.class, null, parsed.plainDims().toString());
    } catch (NotationException malformed) {
      if (malformed.isOfTheRest()) {
        return with(Reshape.class, null, sizes); // what it is applied to tells what is left
      }
      Problem problem = malformed.problem();
      Problem mended =
          malformed.fix().map(meant -> problem.orWrite("value", meant)).orElse(problem);
      return then(Refused.of(Reshape.class, List.of(sizes), mended));
    }
  }

  /** Then {@link LeakyRelu} with this slope. */
  public Chain leakyRelu(double slope) {
    return leakyRelu(o -> o.slope(slope));
  }

  /** Then {@link Normalize} by one mean and one deviation. */
  public Chain normalize(double mean, double std) {
    return normalize(o -> o.mean(mean).std(std));
  }

  /** Then {@link Conv2d} with a window of {@code height} by {@code width}. */
  public Chain conv2d(int filters, int height, int width, UnaryOperator<Conv2d.With> options) {
    return with(Conv2d.class, options, filters, List.of(height, width));
  }

  // ---- each layer

  /** Then {@link Dense}. */
  public Chain dense(int units) {
    return with(Dense.class, null, units);
  }

  /** Then {@link Dense} with these options. */
  public Chain dense(int units, UnaryOperator<Dense.With> options) {
    return with(Dense.class, options, units);
  }

  /** Then {@link Conv2d}. */
  public Chain conv2d(int filters, int kernel) {
    return with(Conv2d.class, null, filters, kernel);
  }

  /** Then {@link Conv2d} with these options. */
  public Chain conv2d(int filters, int kernel, UnaryOperator<Conv2d.With> options) {
    return with(Conv2d.class, options, filters, kernel);
  }

  /** Then {@link MaxPool2d}. */
  public Chain maxPool2d(int size) {
    return with(MaxPool2d.class, null, size);
  }

  /** Then {@link MaxPool2d} with these options. */
  public Chain maxPool2d(int size, UnaryOperator<MaxPool2d.With> options) {
    return with(MaxPool2d.class, options, size);
  }

  /** Then {@link AvgPool2d}. */
  public Chain avgPool2d(int size) {
    return with(AvgPool2d.class, null, size);
  }

  /** Then {@link AvgPool2d} with these options. */
  public Chain avgPool2d(int size, UnaryOperator<AvgPool2d.With> options) {
    return with(AvgPool2d.class, options, size);
  }

  /** Then {@link GlobalAvgPool2d}. */
  public Chain globalAvgPool2d() {
    return with(GlobalAvgPool2d.class, null);
  }

  /** Then {@link GlobalMaxPool2d}. */
  public Chain globalMaxPool2d() {
    return with(GlobalMaxPool2d.class, null);
  }

  /** Then {@link ZeroPad2d}. */
  public Chain zeroPad2d(int... pad) {
    return with(ZeroPad2d.class, null, pad);
  }

  /** Then {@link Crop2d}. */
  public Chain crop2d(int... cut) {
    return with(Crop2d.class, null, cut);
  }

  /** Then {@link CenterCrop2d}. */
  public Chain centerCrop2d(int... size) {
    return with(CenterCrop2d.class, null, size);
  }

  /** Then {@link Flatten}. */
  public Chain flatten() {
    return with(Flatten.class, null);
  }

  /** Then {@link Dropout}. */
  public Chain dropout(double rate) {
    return with(Dropout.class, null, rate);
  }

  /** Then {@link BatchNorm}. */
  public Chain batchNorm() {
    return with(BatchNorm.class, null);
  }

  /** Then {@link BatchNorm} with these options. */
  public Chain batchNorm(UnaryOperator<BatchNorm.With> options) {
    return with(BatchNorm.class, options);
  }

  /** Then {@link LayerNorm}. */
  public Chain layerNorm() {
    return with(LayerNorm.class, null);
  }

  /** Then {@link LayerNorm} with these options. */
  public Chain layerNorm(UnaryOperator<LayerNorm.With> options) {
    return with(LayerNorm.class, options);
  }

  /** Then {@link GroupNorm}. */
  public Chain groupNorm() {
    return with(GroupNorm.class, null);
  }

  /** Then {@link GroupNorm} with these options. */
  public Chain groupNorm(UnaryOperator<GroupNorm.With> options) {
    return with(GroupNorm.class, options);
  }

  /** Then {@link Normalize}. */
  public Chain normalize() {
    return with(Normalize.class, null);
  }

  /** Then {@link Normalize} with these options. */
  public Chain normalize(UnaryOperator<Normalize.With> options) {
    return with(Normalize.class, options);
  }

  /** Then {@link Relu}. */
  public Chain relu() {
    return with(Relu.class, null);
  }

  /** Then {@link Relu6}. */
  public Chain relu6() {
    return with(Relu6.class, null);
  }

  /** Then {@link LeakyRelu}. */
  public Chain leakyRelu() {
    return with(LeakyRelu.class, null);
  }

  /** Then {@link LeakyRelu} with these options. */
  public Chain leakyRelu(UnaryOperator<LeakyRelu.With> options) {
    return with(LeakyRelu.class, options);
  }

  /** Then {@link Elu}. */
  public Chain elu() {
    return with(Elu.class, null);
  }

  /** Then {@link Elu} with these options. */
  public Chain elu(UnaryOperator<Elu.With> options) {
    return with(Elu.class, options);
  }

  /** Then {@link Selu}. */
  public Chain selu() {
    return with(Selu.class, null);
  }

  /** Then {@link Gelu}. */
  public Chain gelu() {
    return with(Gelu.class, null);
  }

  /** Then {@link Gelu} with these options. */
  public Chain gelu(UnaryOperator<Gelu.With> options) {
    return with(Gelu.class, options);
  }

  /** Then {@link Silu}. */
  public Chain silu() {
    return with(Silu.class, null);
  }

  /** Then {@link Sigmoid}. */
  public Chain sigmoid() {
    return with(Sigmoid.class, null);
  }

  /** Then {@link Tanh}. */
  public Chain tanh() {
    return with(Tanh.class, null);
  }

  /** Then {@link Softplus}. */
  public Chain softplus() {
    return with(Softplus.class, null);
  }

  /** Then {@link Softmax}. */
  public Chain softmax() {
    return with(Softmax.class, null);
  }

  /** Then {@link RandomCrop}. */
  public Chain randomCrop(int... pad) {
    return with(RandomCrop.class, null, pad);
  }

  /** Then {@link RandomFlip}. */
  public Chain randomFlip() {
    return with(RandomFlip.class, null);
  }

  /** Then {@link RandomBrightness}. */
  public Chain randomBrightness(double delta) {
    return with(RandomBrightness.class, null, delta);
  }

  /** Then {@link RandomContrast}. */
  public Chain randomContrast(double lower, double upper) {
    return with(RandomContrast.class, null, lower, upper);
  }

  /** Then {@link Cutout}. */
  public Chain cutout(int size) {
    return with(Cutout.class, null, size);
  }

  /** Then {@link Conv2dTranspose}. */
  public Chain conv2dTranspose(int filters, int kernel) {
    return with(Conv2dTranspose.class, null, filters, kernel);
  }

  /** Then {@link Conv2dTranspose} with these options. */
  public Chain conv2dTranspose(
      int filters, int kernel, UnaryOperator<Conv2dTranspose.With> options) {
    return with(Conv2dTranspose.class, options, filters, kernel);
  }

  /** Then {@link DepthwiseConv2d}. */
  public Chain depthwiseConv2d(int kernel) {
    return with(DepthwiseConv2d.class, null, kernel);
  }

  /** Then {@link DepthwiseConv2d} with these options. */
  public Chain depthwiseConv2d(int kernel, UnaryOperator<DepthwiseConv2d.With> options) {
    return with(DepthwiseConv2d.class, options, kernel);
  }

  /** Then {@link UpSample2d}. */
  public Chain upSample2d(int factor) {
    return with(UpSample2d.class, null, factor);
  }

  /** Then {@link UpSample2d} with these options. */
  public Chain upSample2d(int factor, UnaryOperator<UpSample2d.With> options) {
    return with(UpSample2d.class, options, factor);
  }

  /** Then {@link Embedding}. */
  public Chain embedding(int vocabulary, int units) {
    return with(Embedding.class, null, vocabulary, units);
  }

  /** Then {@link Embedding} with these options. */
  public Chain embedding(int vocabulary, int units, UnaryOperator<Embedding.With> options) {
    return with(Embedding.class, options, vocabulary, units);
  }

  /** Then {@link Attention} of what comes before to itself. */
  public Chain attention(int heads) {
    return with(Attention.class, null, heads);
  }

  /** Then {@link Attention} with these options of what comes before to itself. */
  public Chain attention(int heads, UnaryOperator<Attention.With> options) {
    return with(Attention.class, options, heads);
  }

  /** Then {@link Positions} up to this many. */
  public Chain positions(int most) {
    return with(Positions.class, null, most);
  }

  /** Then {@link SinePositions}. */
  public Chain sinePositions() {
    return with(SinePositions.class, null);
  }

  /** Then {@link Conv1d}. */
  public Chain conv1d(int filters, int kernel) {
    return with(Conv1d.class, null, filters, kernel);
  }

  /** Then {@link Conv1d} with these options. */
  public Chain conv1d(int filters, int kernel, UnaryOperator<Conv1d.With> options) {
    return with(Conv1d.class, options, filters, kernel);
  }

  /** Then {@link MaxPool1d}. */
  public Chain maxPool1d(int size) {
    return with(MaxPool1d.class, null, size);
  }

  /** Then {@link MaxPool1d} with these options. */
  public Chain maxPool1d(int size, UnaryOperator<MaxPool1d.With> options) {
    return with(MaxPool1d.class, options, size);
  }

  /** Then {@link AvgPool1d}. */
  public Chain avgPool1d(int size) {
    return with(AvgPool1d.class, null, size);
  }

  /** Then {@link AvgPool1d} with these options. */
  public Chain avgPool1d(int size, UnaryOperator<AvgPool1d.With> options) {
    return with(AvgPool1d.class, options, size);
  }

  /** Then {@link GlobalAvgPool1d}. */
  public Chain globalAvgPool1d() {
    return with(GlobalAvgPool1d.class, null);
  }

  /** Then {@link GlobalMaxPool1d}. */
  public Chain globalMaxPool1d() {
    return with(GlobalMaxPool1d.class, null);
  }

  /** Then {@link Lstm}. */
  public Chain lstm(int units) {
    return with(Lstm.class, null, units);
  }

  /** Then {@link Lstm} with these options. */
  public Chain lstm(int units, UnaryOperator<Lstm.With> options) {
    return with(Lstm.class, options, units);
  }

  /** Then {@link Gru}. */
  public Chain gru(int units) {
    return with(Gru.class, null, units);
  }

  /** Then {@link Gru} with these options. */
  public Chain gru(int units, UnaryOperator<Gru.With> options) {
    return with(Gru.class, options, units);
  }

  /** Then {@link SimpleRnn}. */
  public Chain simpleRnn(int units) {
    return with(SimpleRnn.class, null, units);
  }

  /** Then {@link SimpleRnn} with these options. */
  public Chain simpleRnn(int units, UnaryOperator<SimpleRnn.With> options) {
    return with(SimpleRnn.class, options, units);
  }
}
