package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ImageRankOfOneOfTwoPictures {
  // ERROR: [ImageRank] critic/conv2d takes [N H W C], but its input is [N 28 1]
  // THEN: fix: write @Shape("N 28 28 1") in fake
  final Layer critic = conv2d(32, 4, o -> o.stride(2)).leakyRelu().flatten().dense(1);

  Objective judge(@Shape("N 28 28 1") Tensor real, @Shape("N 28 1") Tensor fake) {
    return minimize(critic.apply(fake).mean().minus(critic.apply(real).mean()));
  }
}
