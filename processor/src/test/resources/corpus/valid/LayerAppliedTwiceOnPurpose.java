package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LayerAppliedTwiceOnPurpose {
  final Layer embed = dense(16), score = dense(1);

  Tensor forward(@Shape("N 20") Tensor one, @Shape("N 20") Tensor other) {
    return score.apply(embed.apply(one).minus(embed.apply(other)));
  }
}
