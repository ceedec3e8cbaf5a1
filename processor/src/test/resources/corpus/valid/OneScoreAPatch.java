package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// PatchGAN: a score for each patch, against one number for all
@Model
final class OneScoreAPatch {
  final Layer discriminator =
      conv2d(16, 4, o -> o.stride(2)).leakyRelu(0.2).conv2d(32, 4, o -> o.stride(2)).leakyRelu(0.2).dense(1);

  Objective judge(@Shape("N 28 28 1") Tensor image) {
    return minimize(sigmoidCrossEntropy(discriminator.apply(image), constant(1)).mean());
  }
}
