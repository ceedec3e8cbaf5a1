package cases;

import dev.tenon.*;

// each pixel has a label
@Model(data = DensePerPixel.Scenes.class)
record DensePerPixel(
    @Conv2d(filters = 16, kernel = 3, activation = Act.RELU) Tensor features,
    @Dense(units = 6) Tensor logits) {

  @DataSpec(input = "N 16 16 3", label = "uint8 N 16 16", classes = 6, ignored = 255)
  static final class Scenes {}
}
