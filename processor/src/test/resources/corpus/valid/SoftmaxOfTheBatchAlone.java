package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SoftmaxOfTheBatchAlone {
  final Layer score = dense(1);

  Tensor forward(@Shape("N 32") Tensor x) {
    return score.apply(x).squeeze(-1).sigmoid();
  }
}
