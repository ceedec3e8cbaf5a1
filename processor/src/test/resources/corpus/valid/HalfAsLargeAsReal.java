package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class HalfAsLargeAsReal {
  final Layer generator =
      dense(7 * 7 * 64)
          .relu()
          .reshape("N 7 7 64")
          .conv2dTranspose(32, 5, o -> o.stride(2))
          .relu()
          .conv2dTranspose(1, 5, o -> o.stride(2))
          .tanh();
  final Layer discriminator =
      conv2d(32, 5, o -> o.stride(2))
          .leakyRelu()
          .conv2d(64, 5, o -> o.stride(2))
          .flatten()
          .dense(1);

  Objective judge(@Shape("N 28 28 1") Tensor real, @Shape("N 100") Tensor noise) {
    Tensor good = discriminator.apply(real);
    Tensor bad = discriminator.apply(generator.apply(noise));
    Tensor loss = sigmoidCrossEntropy(good, constant(1));
    return minimize(loss.plus(sigmoidCrossEntropy(bad, constant(0))).mean()).of(discriminator);
  }

  Objective forge(@Shape("N 100") Tensor noise) {
    Tensor score = discriminator.apply(generator.apply(noise));
    return minimize(sigmoidCrossEntropy(score, constant(1)).mean()).of(generator);
  }
}
