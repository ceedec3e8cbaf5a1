package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// anchor, positive and negative come together
@Model
final class TwoLettersForATriplet {
  final Layer embed = conv2d(32, 3).relu().maxPool2d(2).flatten().dense(64);

  Objective triplet(
      @Shape("N 28 28 1") Tensor anchor,
      @Shape("N 28 28 1") Tensor same,
      @Shape("M 28 28 1") Tensor other) {
    Tensor near = embed.apply(anchor).minus(embed.apply(same)).square().sum(1);
    // ERROR: [BroadcastMismatch] minus cannot subtract [N 64] and [M 64]
    // THEN: fix: write @Shape("N 28 28 1") in other
    Tensor far = embed.apply(anchor).minus(embed.apply(other)).square().sum(1);
    return minimize(near.minus(far).plus(0.2).relu().mean());
  }
}
