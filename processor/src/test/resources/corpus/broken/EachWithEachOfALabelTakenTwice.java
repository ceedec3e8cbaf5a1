package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class EachWithEachOfALabelTakenTwice {
  final Layer embed = conv2d(32, 3).relu().maxPool2d(2).flatten().dense(64);

  @Inference
  Tensor distance(@Shape("N 28 28 1") Tensor left, @Shape("N 28 28 1") Tensor right) {
    return embed.apply(left).minus(embed.apply(right)).square().sum(1);
  }

  Objective contrastive(
      @Shape("N 28 28 1") Tensor left, @Shape("N 28 28 1") Tensor right, @Shape("N 1") Tensor same) {
    Tensor d = distance(left, right);
    Tensor apart = constant(1).minus(d.rsqrt(1e-9).times(d)).relu().square();
    // WARNING: [EachWithEach] times takes [N 1] and [N], which gives [N N]: each example with each
    // THEN: fix: write @Shape("N") in same
    // THEN: or put .squeeze(-1) after the 1st tensor, [N 1]
    return minimize(same.times(d).plus(constant(1).minus(same).times(apart)).mean());
  }
}
