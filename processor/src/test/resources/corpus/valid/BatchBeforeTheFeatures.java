package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BatchBeforeTheFeatures {
  final Layer left = dense(8).relu(), right = dense(8).relu(), head = dense(3);

  Objective learn(@Shape("N 4") Tensor flowers, @Shape("int32 N") Tensor kinds) {
    Tensor both = concat(left.apply(flowers), right.apply(flowers));
    return minimize(softmaxCrossEntropy(head.apply(both), kinds).mean());
  }
}
