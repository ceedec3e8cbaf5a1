package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record DoubleSoftmax(
    @Normalize @Flatten Tensor pixels,
    // WARNING: [DoubleSoftmax] probabilities ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: fix: remove activation
    @Dense(units = 10, activation = Act.SOFTMAX) Tensor probabilities) {}
