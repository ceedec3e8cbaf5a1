package cases;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ReshapeCountOfPatches(
    @Normalize Tensor pixels,
    @Conv2d(filters = 64, kernel = 4, stride = 4) Tensor patches,
    // ERROR: [ReshapeCount] tokens cannot reshape [N 8 8 64] to [N 49 64]: 4096*N elements are not 3136*N
    // THEN: fix: write @Reshape("N 64 64")
    @Reshape("N 49 64") Tensor tokens,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
