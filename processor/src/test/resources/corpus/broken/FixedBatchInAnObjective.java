package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class FixedBatchInAnObjective {
  final Layer body = dense(32).relu().dense(5);

  // WARNING: [FixedBatch] x is [32 20], so the last, smaller batch of an epoch does not fit
  // THEN: fix: write @Shape("N 20") and write @Shape("int32 N") in label
  Objective train(@Shape("32 20") Tensor x, @Shape("int32 32") Tensor label) {
    return minimize(softmaxCrossEntropy(body.apply(x), label).mean());
  }
}
