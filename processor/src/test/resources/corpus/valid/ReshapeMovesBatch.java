package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeMovesBatch {
  final Layer score = dense(10);

  Tensor forward(@Shape("N 32") Tensor x) {
    return score.apply(x).transpose();
  }
}
