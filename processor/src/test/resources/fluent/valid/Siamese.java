package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Siamese {
  final Layer embed = conv2d(8, 3).relu().maxPool2d(2).flatten().dense(16);

  @Inference
  Tensor distance(@Shape("N 28 28 1") Tensor left, @Shape("N 28 28 1") Tensor right) {
    return embed.apply(left).minus(embed.apply(right)).square().sum(1);
  }

  Objective contrastive(
      @Shape("N 28 28 1") Tensor left, @Shape("N 28 28 1") Tensor right, @Shape("N") Tensor same) {
    Tensor d = distance(left, right);
    Tensor apart = constant(1).minus(d.rsqrt(1e-9).times(d)).relu().square();
    return minimize(same.times(d).plus(constant(1).minus(same).times(apart)).mean());
  }
}
