package dev.tenon.runtime;

import static dev.tenon.runtime.PrimitiveCase.of;

import dev.tenon.Dims;
import dev.tenon.Padding;
import dev.tenon.ir.op.Augmentations;
import dev.tenon.ir.op.Convolutions;
import dev.tenon.ir.op.Normalisations;
import dev.tenon.ir.op.Pooling;
import dev.tenon.ir.op.Upsampling;
import java.util.List;
import java.util.stream.Stream;

/** Cases of the primitives of images. */
final class WindowCases {
  private static final List<Integer> ONE = List.of(1, 1);
  private static final List<Integer> TWO = List.of(2, 2);
  private static final List<Integer> MIXED = List.of(2, 1);

  private WindowCases() {}

  static Stream<PrimitiveCase> all() {
    return Stream.of(
            convolutions(),
            transposed(),
            filters(),
            pools(),
            averages(),
            larger(),
            batchNorms(),
            each())
        .flatMap(s -> s);
  }

  private static Stream<PrimitiveCase> convolutions() {
    return Stream.of(
        of(conv(ONE, ONE, Padding.SAME, 1), "N 4 3 2", "3 3 2 2"),
        of(conv(TWO, ONE, Padding.SAME, 1), "N 5 4 2", "1 1 2 3"),
        of(conv(MIXED, ONE, Padding.VALID, 2), "2 5 4 4", "1 1 2 4"),
        of(conv(TWO, ONE, Padding.VALID, 1), "N 5 4 1", "2 3 1 2"),
        of(conv(MIXED, ONE, Padding.SAME, 1), "1 4 3 2", "2 2 2 2"),
        of(conv(ONE, TWO, Padding.SAME, 1), "2 5 4 1", "3 2 1 2"),
        of(conv(ONE, List.of(1, 2), Padding.VALID, 1), "1 3 6 2", "2 3 2 1"),
        of(conv(ONE, ONE, Padding.SAME, 2), "1 3 3 2", "3 3 1 4"),
        of(conv(TWO, ONE, Padding.SAME, 2), "2 4 3 4", "2 2 2 2"),
        of(conv(MIXED, ONE, Padding.VALID, 2), "1 4 3 2", "2 2 1 2"),
        of(conv(ONE, TWO, Padding.SAME, 2), "1 4 4 2", "2 2 1 2"));
  }

  private static Convolutions.Conv2d conv(
      List<Integer> stride, List<Integer> dilation, Padding padding, int groups) {
    return new Convolutions.Conv2d(stride, dilation, padding, groups);
  }

  private static Stream<PrimitiveCase> transposed() {
    return Stream.of(
        of(
                new Convolutions.Conv2dBackpropInput(
                    Dims.of("N", 4, 4, 2), TWO, ONE, Padding.SAME, 1),
                "3 3 2 1",
                "N 2 2 1")
            .sizedBy("N"),
        of(
            new Convolutions.Conv2dBackpropInput(Dims.of(1, 3, 3, 2), ONE, TWO, Padding.SAME, 1),
            "2 2 2 1",
            "1 3 3 1"),
        of(
            new Convolutions.Conv2dBackpropInput(Dims.of(1, 3, 3, 2), ONE, ONE, Padding.SAME, 2),
            "2 2 1 4",
            "1 3 3 4"));
  }

  private static Stream<PrimitiveCase> filters() {
    return Stream.of(
        of(
            new Convolutions.Conv2dBackpropFilter(Dims.of(3, 2, 2, 1), TWO, ONE, Padding.SAME, 1),
            "N 4 4 2",
            "N 2 2 1"),
        of(
            new Convolutions.Conv2dBackpropFilter(Dims.of(2, 2, 1, 4), ONE, ONE, Padding.SAME, 2),
            "1 3 3 2",
            "1 3 3 4"),
        of(
            new Convolutions.Conv2dBackpropFilter(Dims.of(2, 2, 2, 2), ONE, TWO, Padding.SAME, 2),
            "1 3 3 4",
            "1 3 3 2"));
  }

  private static Stream<PrimitiveCase> pools() {
    return Stream.of(
        of(new Pooling.MaxPool2d(TWO, TWO, Padding.VALID), "N 4 5 2"),
        of(new Pooling.MaxPool2d(List.of(3, 2), MIXED, Padding.SAME), "2 5 4 1"),
        of(new Pooling.MaxPool2dGrad(TWO, TWO, Padding.VALID), "N 4 4 1", "N 2 2 1", "N 2 2 1"),
        of(new Pooling.MaxPool2dGradGrad(TWO, TWO, Padding.VALID), "N 4 4 1", "N 4 4 1"));
  }

  private static Stream<PrimitiveCase> averages() {
    return Stream.of(
        of(new Pooling.AvgPool2d(TWO, TWO, Padding.VALID), "N 4 5 2"),
        of(new Pooling.AvgPool2d(List.of(3, 2), MIXED, Padding.SAME), "2 5 4 1"),
        of(new Pooling.AvgPool2d(List.of(5, 3), ONE, Padding.SAME), "2 4 3 2"),
        of(new Pooling.AvgPool2d(List.of(7, 6), MIXED, Padding.SAME), "N 5 5 1").sizedBy("N"),
        of(new Pooling.AvgPool2dGrad(Dims.of("N", 5, 4, 1), TWO, TWO, Padding.SAME), "N 3 2 1")
            .sizedBy("N"));
  }

  private static Stream<PrimitiveCase> larger() {
    return Stream.of(
        of(new Upsampling.UpSampleNearest(TWO), "N 3 T 2"),
        of(new Upsampling.UpSampleNearest(List.of(1, 3)), "2 2 1 1"),
        of(new Upsampling.UpSampleBilinear(TWO), "N 3 2 2"),
        of(new Upsampling.UpSampleBilinear(List.of(3, 2)), "1 1 4 2"),
        of(new Upsampling.UpSampleBilinear(List.of(1, 4)), "2 2 3 1"),
        of(new Upsampling.UpSampleBilinearGrad(Dims.of("N", 3, 2, 1), TWO), "N 6 4 1"),
        of(new Upsampling.UpSampleBilinearGrad(Dims.of(2, 1, 2, 2), List.of(2, 3)), "2 2 6 2"));
  }

  private static Stream<PrimitiveCase> batchNorms() {
    return Stream.of(
        of(new Normalisations.BatchNorm(1e-3), "N 2 2 2", "2", "2").differentiated(0, 1, 2),
        of(new Normalisations.BatchNorm(1e-3), "1 1 1 2", "2", "2").differentiated(0, 1, 2),
        of(new Normalisations.BatchNormGrad(1e-3), "N 2 1 2", "N 2 1 2", "2", "2", "2", "1"));
  }

  private static Stream<PrimitiveCase> each() {
    return Stream.of(
        of(new Augmentations.CropEach(List.of(1, 1, 0, 2)), "N 3 4 2", "int32 N 2"),
        of(new Augmentations.CropEach(List.of(0, 1, 5, 0)), "N T 2 1", "int32 N 2"),
        of(new Augmentations.FlipEach(), "N 2 3 2", "bool N"),
        of(new Augmentations.FlipEach(), "N 2 T 1", "bool N"),
        of(new Augmentations.CutEach(2, 1), "N 3 4 2", "int32 N 2"),
        of(new Augmentations.CutEach(1, 4), "N T 3 1", "int32 N 2"));
  }
}
