package dev.tenon.runtime;

import static dev.tenon.runtime.PrimitiveCase.of;

import dev.tenon.Dims;
import dev.tenon.Padding;
import dev.tenon.Shapes;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.op.Arithmetic;
import dev.tenon.ir.op.Comparisons;
import dev.tenon.ir.op.Convolutions;
import dev.tenon.ir.op.CrossEntropies;
import dev.tenon.ir.op.Elementwise;
import dev.tenon.ir.op.Normalisations;
import dev.tenon.ir.op.Pieces;
import dev.tenon.ir.op.Pooling;
import dev.tenon.ir.op.Products;
import dev.tenon.ir.op.Reductions;
import dev.tenon.ir.op.Shaping;
import dev.tenon.ir.op.Softmaxes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Primitives on random small shapes, with all choices of axes and paddings; the same ones each time
 * the tests run.
 */
final class RandomCases {
  /** What takes a list of axes. */
  static final List<Function<List<Integer>, Primitive>> OVER_AXES =
      List.of(
          Reductions.Sum::new,
          Reductions.Mean::new,
          Reductions.Max::new,
          Reductions.Min::new,
          Reductions.Prod::new,
          Pieces.Reverse::new);

  private final Random random = new Random(20);
  private final List<PrimitiveCase> cases = new ArrayList<>();

  private RandomCases() {}

  static Stream<PrimitiveCase> all() {
    RandomCases made = new RandomCases();
    made.elementwise();
    made.broadcasting();
    made.reductions();
    made.arrangements();
    made.products();
    made.convolutions();
    made.pools();
    made.normalisations();
    made.cumulations();
    return made.cases.stream();
  }

  private void elementwise() {
    for (Primitive each :
        List.of(
            new Elementwise.Square(),
            new Elementwise.Relu(),
            new Elementwise.Tanh(),
            new Elementwise.Softplus(),
            new Elementwise.Erf())) {
      for (int rank = 0; rank <= 5; rank += 1 + random.nextInt(2)) {
        cases.add(of(each, text(sizes(rank))));
      }
    }
    for (int rank = 1; rank <= 4; rank++) {
      cases.add(of(new Softmaxes.Softmax(), text(sizes(rank))));
      cases.add(of(new Softmaxes.LogSoftmax(), text(sizes(rank))));
    }
  }

  /** Axes missing or of size 1 on either side, one of them a named size at times. */
  private void broadcasting() {
    List<Primitive> binary =
        List.of(
            new Arithmetic.Add(),
            new Arithmetic.Subtract(),
            new Arithmetic.Multiply(),
            new Arithmetic.Divide(),
            new Arithmetic.Maximum(),
            new Arithmetic.Minimum());
    for (Primitive each : binary) {
      for (int i = 0; i < 4; i++) {
        List<String> common = named(sizes(1 + random.nextInt(4)));
        cases.add(of(each, part(common), part(common)).within(0.3, 2));
      }
    }
    for (int i = 0; i < 6; i++) {
      List<String> common = named(sizes(1 + random.nextInt(3)));
      cases.add(of(new Comparisons.Select(), "bool " + part(common), part(common), part(common)));
      String whole = String.join(" ", common);
      cases.add(
          of(new Shaping.BroadcastTo(PrimitiveCase.type(whole).dims()), part(common))
              .sizedBy(whole));
    }
  }

  private void reductions() {
    for (int rank = 1; rank <= 3; rank++) {
      for (int subset = 1; subset < 1 << rank; subset++) {
        int chosen = subset;
        List<Integer> axes =
            IntStream.range(0, rank).filter(axis -> (chosen >> axis & 1) == 1).boxed().toList();
        for (Function<List<Integer>, Primitive> each : OVER_AXES) {
          cases.add(of(each.apply(axes), String.join(" ", named(sizes(rank)))));
        }
      }
    }
  }

  private void cumulations() {
    for (int rank = 1; rank <= 3; rank++) {
      for (int axis = 0; axis < rank; axis++) {
        boolean exclusive = random.nextBoolean();
        cases.add(
            of(
                new Reductions.Cumsum(axis, exclusive, random.nextBoolean()),
                String.join(" ", named(sizes(rank)))));
      }
    }
  }

  private void arrangements() {
    for (int rank = 2; rank <= 4; rank++) {
      for (int i = 0; i < 5; i++) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.shuffle(order, random);
        cases.add(of(new Pieces.Transpose(List.copyOf(order)), text(sizes(rank))));
      }
      for (int axis = 0; axis < rank; axis++) {
        List<Integer> first = sizes(rank);
        List<Integer> second = new ArrayList<>(first);
        second.set(axis, 1 + random.nextInt(4));
        cases.add(of(new Pieces.Concat(axis), text(first), text(second)));
      }
      for (int i = 0; i < 3; i++) {
        List<Integer> x = sizes(rank);
        List<Integer> begin = x.stream().map(random::nextInt).toList();
        List<Integer> size = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
          size.add(1 + random.nextInt(x.get(axis) - begin.get(axis)));
        }
        cases.add(of(new Pieces.Slice(dims(begin), dims(size)), text(x)));
        cases.add(of(new Pieces.Pad(dims(begin), dims(size), -1.5), text(x)));
      }
    }
  }

  private void products() {
    for (int i = 0; i < 20; i++) {
      boolean transposeA = (i & 1) == 1;
      boolean transposeB = (i & 2) == 2;
      List<Integer> s = sizes(3);
      List<String> outer = named(sizes(random.nextInt(3)));
      String a = transposeA ? s.get(1) + " " + s.get(0) : s.get(0) + " " + s.get(1);
      String b = transposeB ? s.get(2) + " " + s.get(1) : s.get(1) + " " + s.get(2);
      cases.add(
          of(
              new Products.MatMul(transposeA, transposeB),
              outer.isEmpty() ? a : part(outer) + " " + a,
              outer.isEmpty() ? b : part(outer) + " " + b));
    }
    for (int rank = 1; rank <= 5; rank++) {
      List<Integer> x = sizes(rank);
      cases.add(of(new Products.BiasAdd(), text(x), x.get(rank - 1).toString()));
      cases.add(of(new Products.BiasAddGrad(), text(x)));
    }
    for (int rank = 2; rank <= 4; rank++) {
      List<Integer> x = new ArrayList<>(sizes(rank));
      x.set(rank - 1, 2 + random.nextInt(3)); // labels are 0 or 1
      String labels = "int32 " + text(x.subList(0, rank - 1));
      cases.add(of(new CrossEntropies.SparseSoftmaxCrossEntropy(), text(x), labels));
      cases.add(
          of(new CrossEntropies.SparseSoftmaxCrossEntropy(), text(x), labels).differentiated(0));
      cases.add(of(new CrossEntropies.SoftLabelCrossEntropy(), text(x), text(x)));
    }
  }

  /** Each convolution as it is, and as its two gradients. */
  private void convolutions() {
    for (int i = 0; i < 48; i++) {
      Padding padding = Padding.values()[i % 2];
      int groups = i % 3 + 1;
      List<Integer> kernel = List.of(1 + random.nextInt(3), 1 + random.nextInt(3));
      boolean dilated = i % 4 == 3;
      List<Integer> one = List.of(1, 1);
      List<Integer> dilation = dilated ? pair(2) : one;
      List<Integer> stride = dilated && groups > 1 ? one : pair(3);
      int channels = groups * (1 + random.nextInt(2));
      int filters = groups * (1 + random.nextInt(2));
      Dims x = Dims.of(1 + random.nextInt(2), 0, 0, channels);
      Dims y = x.with(3, filters);
      for (int axis = 0; axis < 2; axis++) {
        int window = (int) Shapes.window(kernel.get(axis), dilation.get(axis));
        int size = (padding == Padding.VALID ? window : 1) + random.nextInt(4);
        x = x.with(1 + axis, size);
        y =
            y.with(
                1 + axis,
                Shapes.convOutput(
                    x.dim(1 + axis),
                    kernel.get(axis),
                    stride.get(axis),
                    dilation.get(axis),
                    padding));
      }
      Dims k = Dims.of(kernel.get(0), kernel.get(1), channels / groups, filters);
      cases.add(
          switch (i / 2 % 3) {
            case 0 ->
                of(
                    new Convolutions.Conv2d(stride, dilation, padding, groups),
                    x.toString(),
                    k.toString());
            case 1 ->
                of(
                    new Convolutions.Conv2dBackpropInput(x, stride, dilation, padding, groups),
                    k.toString(),
                    y.toString());
            default ->
                of(
                    new Convolutions.Conv2dBackpropFilter(k, stride, dilation, padding, groups),
                    x.toString(),
                    y.toString());
          });
    }
  }

  /** Windows that overlap, that touch, and that leave elements out. */
  private void pools() {
    for (int i = 0; i < 24; i++) {
      Padding padding = Padding.values()[i % 2];
      List<Integer> size = pair(3);
      List<Integer> stride = pair(3);
      String x =
          "%d %d %d %d"
              .formatted(
                  1 + random.nextInt(2),
                  size.get(0) + random.nextInt(4),
                  size.get(1) + random.nextInt(4),
                  1 + random.nextInt(2));
      cases.add(
          of(
              i % 4 < 2
                  ? new Pooling.MaxPool2d(size, stride, padding)
                  : new Pooling.AvgPool2d(size, stride, padding),
              x));
    }
  }

  private void normalisations() {
    for (int i = 0; i < 4; i++) {
      List<Integer> x = sizes(4);
      String channels = x.get(3).toString();
      cases.add(
          of(new Normalisations.BatchNorm(0.1), text(x), channels, channels)
              .differentiated(0, 1, 2));
    }
  }

  private List<Integer> pair(int most) {
    return List.of(1 + random.nextInt(most), 1 + random.nextInt(most));
  }

  private List<Integer> sizes(int rank) {
    return IntStream.range(0, rank).mapToObj(axis -> 1 + random.nextInt(4)).toList();
  }

  private static Dims dims(List<Integer> sizes) {
    return Dims.of(sizes.toArray());
  }

  private static String text(List<Integer> sizes) {
    return sizes.isEmpty()
        ? "scalar"
        : sizes.stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  /** The sizes, the first of them a name at times. */
  private List<String> named(List<Integer> sizes) {
    List<String> named = new ArrayList<>(sizes.stream().map(Object::toString).toList());
    if (!named.isEmpty() && random.nextBoolean()) {
      named.set(0, "N");
    }
    return named;
  }

  /** Sizes that stretch to {@code common}: some are 1, the first ones may be missing. */
  private String part(List<String> common) {
    int from = random.nextInt(3) == 0 ? random.nextInt(common.size()) : 0;
    return common.subList(from, common.size()).stream()
        .map(size -> random.nextInt(3) == 0 ? "1" : size)
        .collect(Collectors.joining(" "));
  }
}
