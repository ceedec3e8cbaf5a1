package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record BatchNormAfterOutput(
    @Normalize @Flatten Tensor pixels,
    @Dense(units = 64) Tensor hidden,
    @BatchNorm @Relu Tensor normed,
    @Dense(units = 10) Tensor logits) {}
