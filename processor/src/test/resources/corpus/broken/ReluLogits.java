package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record ReluLogits(
    @Normalize @Flatten Tensor pixels,
    // WARNING: [ReluLogits] logits ends with relu, but SOFTMAX_CROSS_ENTROPY takes numbers below 0 too
    // THEN: fix: remove activation
    @Dense(units = 10, activation = Act.RELU) Tensor logits) {}
