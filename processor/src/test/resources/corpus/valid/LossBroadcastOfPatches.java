package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// one number for all patches, as its axes say
@Model
final class LossBroadcastOfPatches {
  final Layer critic = conv2d(16, 4, o -> o.stride(2)).relu().conv2d(1, 4, o -> o.stride(2));

  Objective learn(@Shape("N 32 32 3") Tensor image, @Shape("N 1 1 1") Tensor real) {
    return minimize(sigmoidCrossEntropy(critic.apply(image), real).mean());
  }
}
