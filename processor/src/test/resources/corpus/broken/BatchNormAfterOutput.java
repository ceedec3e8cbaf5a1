package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record BatchNormAfterOutput(
    @Normalize @Flatten Tensor pixels,
    @Dense(units = 10) Tensor scores,
    // WARNING: [BatchNormAfterOutput] logits normalises the output [N 10] itself before the loss
    // THEN: fix: remove @BatchNorm from logits
    @BatchNorm Tensor logits) {}
