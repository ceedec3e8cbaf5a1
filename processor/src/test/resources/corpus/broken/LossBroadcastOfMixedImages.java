package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a number an example, drawn for a mix of grey images
@Model
final class LossBroadcastOfMixedImages {
  final Layer critic = conv2d(32, 4, o -> o.stride(2)).leakyRelu().flatten().dense(1);

  Objective judge(@Shape("N 28 28 1") Tensor real, @Shape("N 28 28 1") Tensor fake) {
    Tensor share = uniform("N", 0, 1);
    // WARNING: [EachWithEach] times takes [N 28 28 1] and [N], which gives [N 28 28 N]: each example with each
    // THEN: fix: put .expandDims(1).expandDims(2).expandDims(3) after the 2nd tensor, [N]
    Tensor mix = real.times(share);
    return minimize(critic.apply(fake).mean().minus(critic.apply(real).mean()).plus(mix.mean()));
  }
}
