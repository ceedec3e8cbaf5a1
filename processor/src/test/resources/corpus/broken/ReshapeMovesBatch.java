package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeMovesBatch {
  final Layer score = dense(10);

  Tensor forward(@Shape("N 32") Tensor x) {
    // WARNING: [MixedAxes] reshape makes [10 N] of [N 10], which mixes up axis 0 (batch)
    // THEN: fix: write .transpose(1, 0) in place of .reshape()
    return score.apply(x).reshape("10 N");
  }
}
