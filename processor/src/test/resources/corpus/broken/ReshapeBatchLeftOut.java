package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record ReshapeBatchLeftOut(
    @Normalize Tensor pixels,
    // ERROR: [ReshapeBatch] flat leaves out the batch: it makes [784] of [N 28 28 1], which has N examples
    // THEN: fix: write @Reshape("N 784")
    @Reshape("784") Tensor flat,
    @Dense(units = 10) Tensor logits) {}
