package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record DoubleSoftmax(
    @Normalize @Flatten Tensor pixels,
    // WARNING: [DoubleSoftmax] probabilities ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: help: remove the softmax at the end
    @Dense(units = 10, activation = Act.SOFTMAX) Tensor probabilities) {}
