package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record DropoutAfterOutput(
    @Normalize @Flatten Tensor pixels,
    @Dense(units = 64, activation = Act.RELU) @Dropout(0.5) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
