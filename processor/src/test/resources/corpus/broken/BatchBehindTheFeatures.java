package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BatchBehindTheFeatures {
  // ERROR: [DenseWidth] left/dense needs a known number of inputs, not N: its input is [4 N]
  // THEN: fix: write @Shape("N 4") in flowers
  final Layer left = dense(8).relu(), right = dense(8).relu(), head = dense(3);

  Objective learn(@Shape("4 N") Tensor flowers, @Shape("int32 N") Tensor kinds) {
    Tensor both = concat(left.apply(flowers), right.apply(flowers));
    return minimize(softmaxCrossEntropy(head.apply(both), kinds).mean());
  }
}
