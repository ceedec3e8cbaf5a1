package cases;

import dev.tenon.*;

// a dense layer over the channels of each pixel, said to be so
@Model(data = DenseWidthOfExchangedPixels.Scenes.class)
record DenseWidthOfExchangedPixels(
    // ERROR: [DenseWidth] features declares 32 inputs but receives 3: its input is [N 16 16 3]
    // THEN: fix: exchange features and mixed
    @Dense(inputs = 32, units = 64, activation = Act.RELU) Tensor features,
    @Conv2d(filters = 32, kernel = 3, activation = Act.RELU) Tensor mixed,
    @Dense(inputs = 64, units = 6) Tensor logits) {

  @DataSpec(input = "N 16 16 3", label = "uint8 N 16 16", classes = 6)
  static final class Scenes {}
}
