package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// the right width, but of an image that is not flat
@Model(data = Mnist.class)
record MissingFlattenWithWidth(
    @Normalize Tensor pixels,
    // ERROR: [DenseWidth] hidden declares 784 inputs but receives 1: its input is [N 28 28 1]
    // THEN: fix: put @Flatten before it
    @Dense(inputs = 784, units = 128, activation = RELU) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
