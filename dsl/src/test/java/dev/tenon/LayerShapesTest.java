package dev.tenon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.ir.Trace;
import dev.tenon.ir.Variables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes that layers give, and what they say of inputs and options that do not fit. */
class LayerShapesTest extends LayerShapes {
  @ParameterizedTest
  @CsvSource({
    "N 28 28 1, 3, 1, SAME, '', N 28 28 8",
    "N 28 28 1, 3, 1, VALID, '', N 26 26 8",
    "N 28 28 1, 3, 2, SAME, '', N 14 14 8",
    "N 28 28 1, 5, 1, SAME, 2, N 28 28 8",
    "N 28 28 3, 3 5, 1 2, VALID, '', N 26 12 8",
    "N 6 6 1, 3, 1, SAME, 1 0 0 2, N 5 6 8",
    "N H W 4, 3, 1, SAME, '', N H W 8",
    "N 2 2 1, 5, 1, SAME, '', N 2 2 8"
  })
  void convolution(
      String input, String kernel, String stride, Padding padding, String pad, String output) {
    assertEquals(output, shape(conv(8, kernel, stride, padding, pad, "1", 1, 0), input));
  }

  @ParameterizedTest
  @CsvSource({
    "N 28 28 4, 2, '', VALID, '', N 14 14 4",
    "N 14 14 4, 2, '', VALID, '', N 7 7 4",
    "N 7 7 4, 2, '', VALID, '', N 3 3 4",
    "N 7 7 4, 2, '', SAME, '', N 4 4 4",
    "N 112 112 4, 3, 2, VALID, 1, N 56 56 4",
    "N 7 9 4, 7 9, '', VALID, '', N 1 1 4"
  })
  void maxPool(
      String input, String size, String stride, Padding padding, String pad, String output) {
    MaxPool2d.Rule rule = new MaxPool2d.Rule(numbers(size), numbers(stride), padding, numbers(pad));
    assertEquals(output, shape(rule, input));
  }

  @ParameterizedTest
  @CsvSource({"N 28 28 4, 2, N 14 14 4", "N 7 7 4, 2, N 3 3 4"})
  void avgPool(String input, String size, String output) {
    AvgPool2d.Rule rule = new AvgPool2d.Rule(numbers(size), List.of(), Padding.VALID);
    assertEquals(output, shape(rule, input));
  }

  @ParameterizedTest
  @CsvSource({
    "N 7 7 128, 4, 2, SAME, N 14 14 8",
    "N 7 7 128, 4, 2, VALID, N 16 16 8",
    "N H W 3, 2, 2, SAME, N 2*H 2*W 8",
    "N H W 3, 3, 1, SAME, N H W 8",
    "N H 4 3, 3, 2, VALID, N (2*H + 1) 9 8",
    "N 5 5 3, 2 1, 3, VALID, N 15 15 8",
    "N 5 5 3, 3 5, 1 2, VALID, N 7 13 8"
  })
  void transposedConvolution(
      String input, String kernel, String stride, Padding padding, String output) {
    Conv2dTranspose.Rule rule =
        new Conv2dTranspose.Rule(8, numbers(kernel), numbers(stride), padding, true, Act.LINEAR);
    assertEquals(output, shape(rule, input));
  }

  @ParameterizedTest
  @CsvSource({
    "N 28 28 3, 1, 1, SAME, '', N 28 28 3",
    "N 28 28 3, 2, 4, SAME, '', N 14 14 12",
    "N H W 3, 1, 2, VALID, 1, N H W 6",
    "N 6 6 1, 1, 1, VALID, '', N 4 4 1"
  })
  void depthwiseConvolution(
      String input, String stride, int multiplier, Padding padding, String pad, String output) {
    DepthwiseConv2d.Rule rule =
        new DepthwiseConv2d.Rule(
            List.of(3),
            numbers(stride),
            multiplier,
            padding,
            numbers(pad),
            List.of(1),
            true,
            Act.LINEAR);
    assertEquals(output, shape(rule, input));
  }

  @ParameterizedTest
  @CsvSource({
    "N 4 5 3, 2, N 8 10 3",
    "N H W 3, 2 3, N 2*H 3*W 3",
    "N 1 1 3, 7, N 7 7 3",
    "N H 1 3, 1, N H 1 3"
  })
  void upSampling(String input, String size, String output) {
    for (Interpolation interpolation : Interpolation.values()) {
      assertEquals(output, shape(new UpSample2d.Rule(numbers(size), interpolation), input));
    }
  }

  @Test
  void otherLayers() {
    assertEquals("N T 16", shape(new Embedding.Rule(100, 16, false), "int32 N T"));
    assertEquals("N 16", shape(new Embedding.Rule(100, 16, false), "int64 N"));
    assertEquals("N 64", shape(new GlobalAvgPool2d.Rule(), "N 7 7 64"));
    assertEquals("N 64", shape(new GlobalMaxPool2d.Rule(), "N H W 64"));
    assertEquals("N 6 8 3", shape(new ZeroPad2d.Rule(List.of(1, 1, 2, 2)), "N 4 4 3"));
    assertEquals("N 3 (W - 3) 3", shape(new Crop2d.Rule(List.of(1, 0, 1, 2)), "N 4 W 3"));
    assertEquals("N 5 4 3", shape(new CenterCrop2d.Rule(List.of(5, 4)), "N 8 W 3"));
    assertEquals("N 3 T", shape(new Transpose.Rule(List.of(0, 2, 1)), "N T 3"));
    assertEquals("N 7 7 64", shape(new Reshape.Rule("N 7 7 64"), "N 3136"));
    assertEquals("N T 8", shape(new LayerNorm.Rule(1e-5, true, true), "N T 8"));
    assertEquals("N 7 7 8", shape(new BatchNorm.Rule(0.99, 1e-3, true, true), "N 7 7 8"));
    assertEquals("N T 8", shape(new BatchNorm.Rule(0.99, 1e-3, true, true), "N T 8"));
    assertEquals("N 8", shape(new Dropout.Rule(0.5), "N 8"));
    for (Act activation : Act.values()) {
      assertEquals("N T 8", shape(activation::apply, "N T 8"), activation.name());
    }
  }

  @Test
  void joins() {
    assertEquals("N 4 8", join(new Add.Rule(), "N 4 8", "N 1 8", "8"));
    assertEquals("N 4 8", join(new Multiply.Rule(), "N 4 8", "N 4 1"));
    assertEquals("N 4 11", join(new Concat.Rule(-1), "N 4 8", "N 4 2", "N 4 1"));
    assertEquals("N 5 8", join(new Concat.Rule(1), "N 4 8", "N 1 8"));
  }

  @Test
  void listsVariables() {
    shape(conv(8, "3 5", "1", Padding.SAME, "", "1", 2, 0), "N 9 9 4");
    assertEquals(List.of("kernel 3 5 2 8", "bias 8"), listed());
  }

  @Test
  void batchNormKeepsMovingValuesInTraining() {
    Trace trace = new Trace(variables, true, DType.FLOAT32);
    apply(trace, new BatchNorm.Rule(0.9, 1e-3, true, true), "N 4 4 2");

    assertEquals(List.of("gamma 2", "beta 2", "movingMean 2", "movingVariance 2"), listed());
    assertEquals(2, trace.assignments().updates().size());
    Trace inference = new Trace(new Variables(), false, DType.FLOAT32);
    apply(inference, new BatchNorm.Rule(0.9, 1e-3, true, true), "N 4 4 2");
    assertTrue(inference.assignments().updates().isEmpty());
  }

  @Test
  void dropoutDoesNothingInInference() {
    Trace inference = new Trace(variables, false, DType.FLOAT32);
    apply(inference, new Dropout.Rule(0.5), "N 8");
    assertEquals(1, inference.nodes().size());
  }

  @Test
  void tellsKernelThatDoesNotFit() {
    assertProblem(
        "ConvKernel",
        "kernel",
        "has a kernel of 5 x 5, which does not fit into 3 x 4: its input is [N 3 4 1]",
        () -> shape(conv(8, "5", "1", Padding.VALID, "", "1", 1, 0), "N 3 4 1"));
  }

  @Test
  void tellsChannelsThatDoNotFit() {
    assertProblem(
        "ConvChannels",
        "channels",
        "declares 3 channels but receives 1: its input is [N 28 28 1]",
        () -> shape(conv(8, "3", "1", Padding.SAME, "", "1", 1, 3), "N 28 28 1"));
    assertProblem(
        "ConvGroups",
        "groups",
        "cannot split 6 channels into 4 groups: its input is [N 9 9 6]",
        () -> shape(conv(8, "3", "1", Padding.SAME, "", "1", 4, 0), "N 9 9 6"));
    assertProblem(
        "ConvGroups",
        "groups",
        "cannot split 8 filters into 3 groups: its input is [N 9 9 6]",
        () -> shape(conv(8, "3", "1", Padding.SAME, "", "1", 3, 0), "N 9 9 6"));
  }

  @Test
  void tellsInputThatIsNoImage() {
    assertProblem(
        "ImageRank",
        "",
        "takes [N H W C], but its input is [N 784]",
        () -> shape(pool("2", ""), "N 784"));
    assertProblem(
        "FloatInput",
        "",
        "takes floating numbers, but its input is [uint8 N 28 28 1]",
        () -> shape(conv(8, "3", "1", Padding.SAME, "", "1", 1, 0), "uint8 N 28 28 1"));
  }

  @Test
  void tellsIndicesThatAreNoWholeNumbers() {
    assertProblem(
        "EmbeddingIndex",
        "",
        "takes indices, whole numbers, not [N T]",
        () -> shape(new Embedding.Rule(10, 2, false), "N T"));
  }

  @Test
  void tellsPoolThatDoesNotFit() {
    assertProblem(
        "PoolSize",
        "value",
        "has a window of 2 x 2, which does not fit into 1 x 1: its input is [N 1 1 64]",
        () -> shape(pool("2", ""), "N 1 1 64"));
    assertProblem(
        "PoolPad",
        "pad",
        "has a pad of 2, which can leave a window of 2 x 2 without an element",
        () -> pool("2", "2"));
  }

  @Test
  void tellsOptionsThatAreWrong() {
    assertProblem(
        "DropoutRate",
        "value",
        "drops a part of 25; that must be from 0 to below 1",
        () -> drop(25));
    assertProblem(
        "DropoutRate", "value", "drops a part of 1; that must be from 0 to below 1", () -> drop(1));
    assertProblem(
        "NotPositive",
        "filters",
        "has filters = 0; that must be above 0",
        () -> conv(0, "3", "1", Padding.SAME, "", "1", 1, 0));
    assertProblem(
        "TwoNumbers",
        "kernel",
        "has 3 numbers for kernel; that takes one, or one for height and one for width",
        () -> conv(8, "3 3 3", "1", Padding.SAME, "", "1", 1, 0));
    assertProblem(
        "ReshapeCount",
        "value",
        "cannot reshape [N 100] to [N 7 7 2]: 100*N elements are not 98*N",
        () -> shape(new Reshape.Rule("N 7 7 2"), "N 100"));
    assertProblem(
        "ConcatAxis",
        "axis",
        "cannot join along axis 2: [N 4] has 2 axes",
        () -> join(new Concat.Rule(2), "N 4", "N 4"));
    assertProblem(
        "OneInput",
        "",
        "joins 2 inputs or more, but there is 1",
        () -> join(new Add.Rule(), "N 4"));
    assertProblem(
        "ConcatSizes",
        "axis",
        "cannot join [N 4 8] and [N 5 8] along axis 2",
        () -> join(new Concat.Rule(-1), "N 4 8", "N 5 8"));
  }

  @Test
  void variedImagesKeepTheirTypeAndOthersAreTold() {
    for (Layer layer :
        List.of(
            new RandomCrop.Rule(List.of(1, 2)),
            new RandomFlip.Rule(),
            new RandomBrightness.Rule(0.2),
            new RandomContrast.Rule(0.5, 1.5),
            new Cutout.Rule(List.of(3)))) {
      assertEquals("N 32 32 3", shape(layer, "N 32 32 3"));
      assertEquals("uint8 N H W C", shape(layer, "uint8 N H W C"));
      assertProblem(
          "ImageRank",
          "",
          "takes [N H W C], but its input is [N 784]",
          () -> shape(layer, "N 784"));
      assertProblem(
          "PixelType",
          "",
          "takes bytes or floating numbers, but its input is [int32 N 8 8 1]",
          () -> shape(layer, "int32 N 8 8 1"));
    }
    assertProblem(
        "ContrastRange",
        "lower",
        "has lower = 1.5 above upper = 0.5",
        () -> shape(new RandomContrast.Rule(1.5, 0.5), "N 8 8 1"));
    assertProblem(
        "Negative",
        "pad",
        "has pad = -1; that must be 0 or above",
        () -> shape(new RandomCrop.Rule(List.of(-1)), "N 8 8 1"));
  }

  private static Conv2d.Rule conv(
      int filters,
      String kernel,
      String stride,
      Padding padding,
      String pad,
      String dilation,
      int groups,
      int channels) {
    return new Conv2d.Rule(
        filters,
        numbers(kernel),
        numbers(stride),
        padding,
        numbers(pad),
        numbers(dilation),
        groups,
        channels,
        true,
        Act.LINEAR);
  }

  private static MaxPool2d.Rule pool(String size, String pad) {
    return new MaxPool2d.Rule(numbers(size), List.of(), Padding.VALID, numbers(pad));
  }

  private static void drop(double rate) {
    assertEquals(rate, new Dropout.Rule(rate).value());
  }
}
