package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a number an example, drawn for a mix of grey images
@Model
final class LossBroadcastOfMixedImages {
  final Layer critic = conv2d(32, 4, o -> o.stride(2)).leakyRelu().flatten().dense(1);

  Objective judge(@Shape("N 28 28 1") Tensor real, @Shape("N 28 28 1") Tensor fake) {
    Tensor share = uniform("N 1 1 1", 0, 1);
    Tensor mix = real.times(share);
    return minimize(critic.apply(fake).mean().minus(critic.apply(real).mean()).plus(mix.mean()));
  }
}
