package cases;

import dev.tenon.*;

// a dense layer sees each pixel by itself; the image has one label
@Model(data = DensePerPixel.Scenes.class)
record DensePerPixel(
    @Conv2d(filters = 16, kernel = 3, activation = Act.RELU) Tensor features,
    // ERROR: [LabelRank] logits gives 16 x 16 predictions an example, [N 16 16 6], for labels [N] of Scenes
    // THEN: or put @GlobalAvgPool2d before it
    // THEN: fix: put @Flatten before it
    @Dense(units = 6) Tensor logits) {

  @DataSpec(input = "N 16 16 3", classes = 6)
  static final class Scenes {}
}
