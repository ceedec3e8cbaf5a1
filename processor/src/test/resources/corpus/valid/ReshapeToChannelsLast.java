package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeToChannelsLast {
  final Layer generator =
      dense(7 * 7 * 128)
          .reshape("N 7 7 128")
          .relu()
          .conv2dTranspose(64, 4, o -> o.stride(2))
          .relu()
          .conv2dTranspose(1, 4, o -> o.stride(2))
          .tanh();
  final Layer discriminator =
      conv2d(64, 4, o -> o.stride(2))
          .leakyRelu(0.2)
          .conv2d(128, 4, o -> o.stride(2))
          .leakyRelu(0.2)
          .flatten()
          .dense(1);

  Objective judge(@Shape("N 28 28 1") Tensor real) {
    Tensor fake = generator.apply(normal("N 100")).stopGradient();
    Tensor r = discriminator.apply(real);
    Tensor f = discriminator.apply(fake);
    return minimize(
            sigmoidCrossEntropy(r, constant(1)).plus(sigmoidCrossEntropy(f, constant(0))).mean())
        .of(discriminator)
        .using(adam(2e-4));
  }

  Objective forge(@Shape("N 100") Tensor noise) {
    return minimize(
            sigmoidCrossEntropy(discriminator.apply(generator.apply(noise)), constant(1)).mean())
        .of(generator)
        .using(adam(2e-4));
  }
}
