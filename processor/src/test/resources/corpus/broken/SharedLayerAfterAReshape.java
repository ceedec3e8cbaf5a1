package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SharedLayerAfterAReshape {
  // ERROR: [ReshapeCount] generator/reshape cannot reshape [N 6272] to [N 7 8 128]: 6272*N elements are not 7168*N
  // THEN: fix: write reshape("N 7 7 128")
  final Layer generator = dense(6272).relu().reshape("N 7 8 128").conv2dTranspose(1, 4, o -> o.stride(4));
  final Layer discriminator = conv2d(32, 4, o -> o.stride(2)).relu().flatten().dense(1);

  Objective learn(@Shape("N 28 28 1") Tensor real, @Shape("N 64") Tensor noise) {
    Tensor forged = discriminator.apply(generator.apply(noise));
    Tensor genuine = discriminator.apply(real);
    return minimize(
        sigmoidCrossEntropy(forged, forged.constantLike(0))
            .mean()
            .plus(sigmoidCrossEntropy(genuine, genuine.constantLike(1)).mean()));
  }
}
