package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class NetworksAppliedTheOtherWayRound {
  final Layer generator =
      dense(7 * 7 * 16).relu().reshape("N 7 7 16")
          .conv2dTranspose(8, 5, o -> o.stride(2).padding(Padding.SAME)).relu()
          .conv2dTranspose(1, 5, o -> o.stride(2).padding(Padding.SAME)).tanh();
  final Layer discriminator =
      conv2d(8, 5, o -> o.stride(2)).relu().conv2d(16, 5, o -> o.stride(2)).relu().flatten().dense(1);

  Objective generate(@Shape("N 64") Tensor noise) {
    Tensor told = discriminator.apply(generator.apply(noise));
    return minimize(sigmoidCrossEntropy(told, constant(1)).mean());
  }

  Objective discriminate(@Shape("N 28 28 1") Tensor real, @Shape("N 64") Tensor noise) {
    Tensor fake = discriminator.apply(generator.apply(noise));
    Tensor told = discriminator.apply(real);
    return minimize(sigmoidCrossEntropy(told, constant(1)).mean().plus(sigmoidCrossEntropy(fake, constant(0)).mean()));
  }
}
