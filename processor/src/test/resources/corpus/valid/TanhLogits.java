package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record TanhLogits(
    @Normalize @Flatten Tensor pixels,
    @Dense(units = 10, activation = Act.TANH) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
