package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// both images go through the same layers; nothing was meant to do so in their place
@Model
final class LayerAppliedTwiceOnPurpose {
  // ERROR: [SharedWeights] embed needs a kernel of [20 16] for one input and of [24 16] for another
  // THEN: fix: write @Shape("N 20") in other
  final Layer embed = dense(16), score = dense(1);

  Tensor forward(@Shape("N 20") Tensor one, @Shape("N 24") Tensor other) {
    return score.apply(embed.apply(one).minus(embed.apply(other)));
  }
}
