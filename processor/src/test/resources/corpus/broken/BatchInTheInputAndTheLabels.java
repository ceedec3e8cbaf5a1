package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class BatchInTheInputAndTheLabels {
  final Layer body = dense(64).relu().dense(3);

  // WARNING: [FixedBatch] flowers is [16 4], so the last, smaller batch of an epoch does not fit
  // THEN: fix: write @Shape("N 4") and write @Shape("int32 N") in kinds
  Objective learn(@Shape("16 4") Tensor flowers, @Shape("int32 16") Tensor kinds) {
    return minimize(softmaxCrossEntropy(body.apply(flowers), kinds).mean());
  }
}
