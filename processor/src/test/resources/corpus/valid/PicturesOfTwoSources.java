package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class PicturesOfTwoSources {
  final Layer critic = conv2d(32, 4, o -> o.stride(2)).leakyRelu().flatten().dense(1);

  Objective judge(@Shape("N 28 28 1") Tensor real, @Shape("N 28 28 1") Tensor fake) {
    return minimize(critic.apply(fake).mean().minus(critic.apply(real).mean()));
  }
}
