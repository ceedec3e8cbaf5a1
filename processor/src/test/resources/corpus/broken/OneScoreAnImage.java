package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OneScoreAnImage {
  final Layer discriminator =
      conv2d(16, 4, o -> o.stride(2)).leakyRelu(0.2).conv2d(32, 4, o -> o.stride(2)).leakyRelu(0.2).dense(1);

  Objective judge(@Shape("N 28 28 1") Tensor image, @Shape("N 1") Tensor real) {
    // ERROR: [LossSizes] sigmoidCrossEntropy cannot compare a prediction [N 7 7 1] with a target [N 1]
    // THEN: fix: put .flatten() before discriminator/dense, OneScoreAnImage.java:10
    // THEN: or put .globalAvgPool2d() before discriminator/dense, OneScoreAnImage.java:10
    return minimize(sigmoidCrossEntropy(discriminator.apply(image), real).mean());
  }
}
