package cases;

import dev.tenon.*;

// PyTorch's view(1, -1)
@Model(data = Cifar10.class)
record ReshapeBatchOfOne(
    @Normalize Tensor pixels,
    @Conv2d(filters = 8, kernel = 3, stride = 2) Tensor conv,
    // ERROR: [ReshapeBatch] flat leaves out the batch: it makes [1 2048] of [N 16 16 8], which has N examples
    // THEN: fix: write @Reshape("N 2048")
    @Reshape("1 2048") Tensor flat,
    @Dense(units = 10) Tensor logits) {}
