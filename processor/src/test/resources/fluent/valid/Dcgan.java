package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Dcgan {
  final Layer generator =
      dense(7 * 7 * 32)
          .reshape("N 7 7 32")
          .batchNorm()
          .relu()
          .conv2dTranspose(16, 4, o -> o.stride(2))
          .batchNorm()
          .relu()
          .conv2dTranspose(1, 4, o -> o.stride(2))
          .tanh();
  final Layer discriminator =
      conv2d(16, 4, o -> o.stride(2))
          .leakyRelu(0.2)
          .conv2d(32, 4, o -> o.stride(2))
          .leakyRelu(0.2)
          .flatten()
          .dense(1);

  Objective judge(@Shape("N 28 28 1") Tensor real) {
    Tensor fake = generator.apply(normal("N 100")).stopGradient();
    Tensor r = discriminator.apply(real);
    Tensor f = discriminator.apply(fake);
    Tensor loss = sigmoidCrossEntropy(r, constant(1)).plus(sigmoidCrossEntropy(f, constant(0)));
    return minimize(loss.mean()).of(discriminator).using(adam(2e-4, o -> o.beta1(0.5)));
  }

  Objective forge(@Shape("N 100") Tensor noise) {
    Tensor score = discriminator.apply(generator.apply(noise));
    return minimize(sigmoidCrossEntropy(score, constant(1)).mean())
        .of(generator)
        .using(adam(2e-4, o -> o.beta1(0.5)))
        .report("score", score.mean());
  }

  @Inference
  Tensor sample(@Shape("N 100") Tensor noise) {
    return generator.apply(noise);
  }
}
