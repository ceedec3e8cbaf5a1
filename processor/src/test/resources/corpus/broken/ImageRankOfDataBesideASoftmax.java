package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// two mistakes: what layers make of pictures without a batch is told with neither
@Model(data = ImageRankOfDataBesideASoftmax.Digits.class)
record ImageRankOfDataBesideASoftmax(
    @Normalize Tensor pixels,
    // ERROR: [ImageRank] conv1 takes [N H W C], but its input is [28 28 1]
    // THEN: fix: write input = "uint8 N 28 28 1" in the @DataSpec of Digits
    @Conv2d(filters = 32, kernel = 3) @Relu Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 64, kernel = 3, activation = RELU) Tensor conv2,
    @MaxPool2d(2) @Shape("N 7 7 64") Tensor pool2,
    @Flatten Tensor flat,
    @Dense(inputs = 3136, units = 128, activation = RELU) Tensor hidden,
    // WARNING: [DoubleSoftmax] logits ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: fix: remove @Softmax from logits
    @Dense(units = 10) @Softmax Tensor logits) {

  @DataSpec(input = "uint8 28 28 1", label = "uint8 N", classes = 10)
  static final class Digits {}
}
