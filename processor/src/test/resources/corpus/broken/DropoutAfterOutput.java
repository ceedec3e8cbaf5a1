package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record DropoutAfterOutput(
    @Normalize @Flatten Tensor pixels,
    @Dense(units = 64, activation = Act.RELU) Tensor hidden,
    // WARNING: [DropoutAfterOutput] logits drops a part of the output [N 10] itself before the loss
    // THEN: fix: remove @Dropout from logits
    @Dense(units = 10) @Dropout(0.5) Tensor logits) {}
