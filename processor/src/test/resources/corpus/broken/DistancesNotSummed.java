package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DistancesNotSummed {
  final Layer embed = conv2d(32, 3).relu().maxPool2d(2).flatten().dense(64);

  @Inference
  Tensor distance(@Shape("N 28 28 1") Tensor left, @Shape("N 28 28 1") Tensor right) {
    return embed.apply(left).minus(embed.apply(right)).square();
  }

  Objective contrastive(
      @Shape("N 28 28 1") Tensor left, @Shape("N 28 28 1") Tensor right, @Shape("N") Tensor same) {
    Tensor d = distance(left, right);
    Tensor apart = constant(1).minus(d.rsqrt(1e-9).times(d)).relu().square();
    // ERROR: [BroadcastMismatch] times cannot multiply [N] and [N 64]
    // THEN: fix: put .sum(1) after .square(...), DistancesNotSummed.java:13
    return minimize(same.times(d).plus(constant(1).minus(same).times(apart)).mean());
  }
}
