package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record TanhLogits(
    @Normalize @Flatten Tensor pixels,
    // WARNING: [TanhLogits] logits ends with tanh, but SOFTMAX_CROSS_ENTROPY takes numbers beyond 1 too
    // THEN: fix: remove activation
    @Dense(units = 10, activation = Act.TANH) Tensor logits) {}
