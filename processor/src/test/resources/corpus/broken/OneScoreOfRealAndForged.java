package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OneScoreOfRealAndForged {
  final Layer discriminator =
      conv2d(16, 4, o -> o.stride(2)).leakyRelu(0.2).conv2d(1, 7);

  @Inference
  @Shape("N 1 1 1")
  // ERROR: [StatedShape] judge is stated to give [N 1 1 1] but gives [N 14 14 1]
  // THEN: fix: write @Shape("N 14 14 1")
  Tensor judge(@Shape("N 28 28 1") Tensor image) {
    return discriminator.apply(image);
  }
}
