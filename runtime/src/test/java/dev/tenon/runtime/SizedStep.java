package dev.tenon.runtime;

import dev.tenon.Attention;
import dev.tenon.AvgPool1d;
import dev.tenon.AvgPool2d;
import dev.tenon.CenterCrop2d;
import dev.tenon.Conv1d;
import dev.tenon.Conv2d;
import dev.tenon.Conv2dTranspose;
import dev.tenon.Crop2d;
import dev.tenon.DepthwiseConv2d;
import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Interpolation;
import dev.tenon.Layer;
import dev.tenon.Lstm;
import dev.tenon.MaxPool1d;
import dev.tenon.MaxPool2d;
import dev.tenon.Padding;
import dev.tenon.Positions;
import dev.tenon.Tenon;
import dev.tenon.Tensor;
import dev.tenon.UpSample2d;
import dev.tenon.ZeroPad2d;
import dev.tenon.ir.fluent.LayerOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A random step that some sizes of images {@code [N, H, W, C]} or sequences {@code [N, T, C]} fit,
 * and others do not.
 */
final class SizedStep {
  private final Random random;
  private final List<Tensor> tensors;
  private final StringBuilder text = new StringBuilder();
  private SizedNetwork.Split split;

  SizedStep(long seed, List<Tensor> tensors) {
    this.random = new Random(seed);
    this.tensors = tensors;
  }

  /** Makes the step on one of the newest tensors; its text is whole also where that throws. */
  Tensor apply() {
    int index = tensors.size() - 1 - random.nextInt(Math.min(2, tensors.size()));
    Tensor x = tensors.get(index);
    said(index);
    return x.dims().rank() == 4 ? ofImages(x) : ofSequences(x);
  }

  /** What was split, if anything. */
  Optional<SizedNetwork.Split> split() {
    return Optional.ofNullable(split);
  }

  private Tensor ofImages(Tensor x) {
    return switch (random.nextInt(22)) {
      case 0, 1, 2 -> down(x);
      case 3 -> up(x, number(1, 3), number(1, 3));
      case 4, 5, 6 -> hourglass(x);
      case 7 -> cropped(x);
      case 8 -> joined(x);
      case 9 -> patches(x);
      case 10 -> folded(x);
      case 11 -> sliced(x, number(1, 2));
      case 12 -> parts(x, number(1, 2));
      case 13 -> padded(x);
      case 14 -> together(x);
      case 15 -> tiled(x);
      case 16 -> said("turned", x).transpose(0, 2, 1, 3);
      case 17 -> masked(x, 2);
      case 18, 19 -> levels(x, number(2, 3));
      case 20 -> branches(x);
      default -> x.dims().dim(3).isKnown() ? flat(x) : x;
    };
  }

  private Tensor ofSequences(Tensor x) {
    return switch (random.nextInt(14)) {
      case 0, 1 -> {
        int[] o = numbers(1, 5, 3, 3);
        Padding padding = padding();
        yield LayerOptions.<Conv1d.With>layer(
                Conv1d.class,
                w -> w.stride(o[2] > 1 ? 1 : o[1]).dilation(o[2]).padding(padding),
                3,
                o[0])
            .apply(x);
      }
      case 2 -> {
        int[] o = numbers(1, 4, 4);
        Padding padding = padding();
        yield random.nextBoolean()
            ? LayerOptions.<MaxPool1d.With>layer(
                    MaxPool1d.class, w -> w.stride(o[1]).padding(padding), o[0])
                .apply(x)
            : LayerOptions.<AvgPool1d.With>layer(
                    AvgPool1d.class, w -> w.stride(o[1]).padding(padding), o[0])
                .apply(x);
      }
      case 3 -> said("groups", x).rearrange("n (t k) c -> n t (k c)", "k", number(2, 5));
      case 4 -> {
        int every = number(2, 3);
        Dims sizes = x.dims().with(1, x.dims().dim(1).floorDiv(every)).insert(2, every);
        Tensor windows = said("windows", x).reshape(sizes);
        yield windows.slice(2, 0, 1).squeeze(2);
      }
      case 5 -> sliced(x, 1);
      case 6 -> parts(x, 1);
      case 7 -> joined(x);
      case 8 -> tiled(x);
      case 9, 10 -> masked(x, 2);
      case 11 -> {
        int units = number(1, 3);
        yield (random.nextBoolean()
                ? LayerOptions.<Lstm.With>layer(
                    Lstm.class, o -> o.returnSequences().bidirectional(), units)
                : LayerOptions.<Attention.With>layer(Attention.class, o -> o.units(2), 1))
            .apply(said("steps", x));
      }
      case 12 -> products(x);
      default -> layer(Positions.class, number(8, 40)).apply(x);
    };
  }

  /** A convolution or a pool. */
  private Tensor down(Tensor x) {
    int kind = number(0, 3);
    int[] stride = pair(3);
    int[] size = kind == 0 ? pair(5) : pair(3);
    int[] dilation = Arrays.stream(stride).max().getAsInt() == 1 ? pair(3) : new int[] {1, 1};
    Padding padding = padding();
    Layer layer =
        switch (kind) {
          case 0 ->
              LayerOptions.<Conv2d.With>layer(
                  Conv2d.class, o -> o.stride(stride).padding(padding).dilation(dilation), 2, size);
          case 1 ->
              LayerOptions.<DepthwiseConv2d.With>layer(
                  DepthwiseConv2d.class, o -> o.stride(stride[0]).padding(padding), size);
          case 2 ->
              LayerOptions.<MaxPool2d.With>layer(
                  MaxPool2d.class, o -> o.stride(stride).padding(padding), size);
          default ->
              LayerOptions.<AvgPool2d.With>layer(
                  AvgPool2d.class, o -> o.stride(stride).padding(padding), size);
        };
    return layer.apply(x);
  }

  private Tensor up(Tensor x, int rows, int columns) {
    int kind = number(0, 3);
    Padding padding = padding();
    int[] kernel = {rows + number(0, 2), columns + number(0, 1)};
    Layer layer =
        kind < 2
            ? LayerOptions.<Conv2dTranspose.With>layer(
                Conv2dTranspose.class, o -> o.stride(rows, columns).padding(padding), 2, kernel)
            : LayerOptions.<UpSample2d.With>layer(
                UpSample2d.class,
                o -> o.interpolation(kind == 2 ? Interpolation.NEAREST : Interpolation.BILINEAR),
                new int[] {rows, columns});
    return layer.apply(x);
  }

  /** Smaller, larger again, and joined with what was before, which is cut at times. */
  private Tensor hourglass(Tensor x) {
    said("hourglass");
    int[] factor = pair(3);
    Padding padding = padding();
    Tensor small =
        LayerOptions.<MaxPool2d.With>layer(
                MaxPool2d.class, o -> o.stride(factor).padding(padding), factor)
            .apply(x);
    if (random.nextInt(3) == 0) {
      small = down(small);
    }
    Tensor large = up(small, factor[0], factor[1]);
    Tensor skip = x;
    if (random.nextInt(3) == 0) {
      int[] cut = numbers(0, 3, 3, 3, 3);
      skip = skip.slice(1, Dim.of(cut[0]), skip.dims().dim(1).minus(cut[1]));
      skip = skip.slice(2, Dim.of(cut[2]), skip.dims().dim(2).minus(cut[3]));
    }
    return large.concat(skip, 3);
  }

  /** A U-Net: halved so often, and joined with what was before at each level. */
  private Tensor levels(Tensor x, int levels) {
    said("level");
    Padding padding = padding();
    int[] factor = {2, number(1, 2)};
    Tensor small =
        LayerOptions.<MaxPool2d.With>layer(MaxPool2d.class, o -> o.padding(padding), factor)
            .apply(x);
    Tensor inner = levels == 1 ? small : levels(small, levels - 1);
    Layer up =
        LayerOptions.<Conv2dTranspose.With>layer(
            Conv2dTranspose.class, o -> o.stride(factor), 2, factor);
    return up.apply(inner).concat(x, 3);
  }

  /** Made smaller in two ways, side by side. */
  private Tensor branches(Tensor x) {
    said("branches");
    Tensor one = down(x);
    Tensor other = down(x);
    // a sum would stretch the one to the other where this happens to have size 1
    return random.nextBoolean()
        ? one.concat(other, 3)
        : Tenon.stack(1, one.mean(3), other.mean(3)).mean(1);
  }

  private Tensor cropped(Tensor x) {
    return random.nextBoolean()
        ? layer(Crop2d.class, numbers(0, 3, 3, 3, 3)).apply(x)
        : layer(CenterCrop2d.class, pair(9)).apply(x);
  }

  private Tensor padded(Tensor x) {
    return layer(ZeroPad2d.class, numbers(0, 2, 2, 2, 2)).apply(x);
  }

  /** Joined with another tensor, along an axis of its own. */
  private Tensor joined(Tensor x) {
    int other = random.nextInt(tensors.size());
    said("concat " + other);
    int axis = number(1, x.dims().rank() - 1);
    return x.concat(tensors.get(other), axis);
  }

  /** Repeated along its second axis and the next, with what is cut from the end at times. */
  private Tensor tiled(Tensor x) {
    said("tiled");
    int[] times = IntStream.generate(() -> 1).limit(x.dims().rank()).toArray();
    times[1] = number(1, 3);
    times[2] = x.dims().rank() > 3 ? number(1, 2) : 1;
    Tensor tiled = x.tile(times);
    return random.nextBoolean() ? tiled : tiled.slice(1, number(0, 3), -1);
  }

  /** Masked where its first channel is not above 0, along its first axes. */
  private Tensor masked(Tensor x, int axes) {
    said("masked");
    Tensor plain = x.unmasked();
    return x.masked(plain.max(IntStream.range(axes, x.dims().rank()).toArray()).greater(0));
  }

  /** Each step is made of the steps of another sequence, by how like these are. */
  private Tensor products(Tensor x) {
    int other = random.nextInt(tensors.size());
    said("products " + other);
    Tensor y = tensors.get(other);
    return x.matMul(y, false, true).matMul(y);
  }

  /** With the sum over channels of another tensor added. */
  private Tensor together(Tensor x) {
    int other = random.nextInt(tensors.size());
    said("plus " + other);
    return x.plus(tensors.get(other).sumKeep(-1));
  }

  private Tensor patches(Tensor x) {
    int[] size = pair(4);
    said("patches");
    return x.rearrange("n (h p) (w q) c -> n h w (p q c)", "p", size[0], "q", size[1]);
  }

  /** Blocks of rows, first alone, by halved sizes. */
  private Tensor folded(Tensor x) {
    int by = number(2, 4);
    said("folded");
    Dim rows = x.dims().dim(1).floorDiv(by);
    Dims blocks = x.dims().with(1, by).insert(1, rows);
    return x.reshape(blocks).mean(2);
  }

  private Tensor sliced(Tensor x, int axis) {
    int[] at = numbers(0, 4, 4);
    said("slice " + axis);
    return switch (random.nextInt(3)) {
      case 0 -> x.slice(axis, Dim.of(at[0]), x.dims().dim(axis).minus(at[1]));
      case 1 -> x.slice(axis, at[0], at[0] + 1 + at[1]);
      default -> x.slice(axis, x.dims().dim(axis).floorDiv(2), x.dims().dim(axis));
    };
  }

  private Tensor parts(Tensor x, int axis) {
    int parts = number(2, 4);
    said("split " + axis);
    split = new SizedNetwork.Split(x, axis, parts);
    List<Tensor> made = x.split(axis, parts);
    return made.get(0).maximum(made.get(parts - 1));
  }

  private Tensor flat(Tensor x) {
    said("flat");
    return x.rearrange("n h w c -> n (h w) c");
  }

  private Layer layer(Class<?> annotation, Object... required) {
    said(annotation.getSimpleName());
    return LayerOptions.layer(annotation, null, required);
  }

  private Padding padding() {
    Padding padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
    said(padding);
    return padding;
  }

  private int number(int least, int most) {
    int number = least + random.nextInt(most - least + 1);
    said(number);
    return number;
  }

  /** Numbers from {@code least} to each of {@code most}. */
  private int[] numbers(int least, int... most) {
    return IntStream.of(most).map(each -> number(least, each)).toArray();
  }

  private int[] pair(int most) {
    return numbers(1, most, most);
  }

  private void said(Object what) {
    text.append(text.isEmpty() ? "" : " ").append(what);
  }

  private Tensor said(String what, Tensor x) {
    said(what);
    return x;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
