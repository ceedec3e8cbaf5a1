package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record ReluLogits(
    @Normalize @Flatten Tensor pixels,
    @Dense(units = 64, activation = Act.RELU) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
