package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record DoubleSoftmaxBesideAWrongWidth(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [DenseWidth] hidden declares 100 inputs but receives 784: its input is [N 784]
    // THEN: fix: remove inputs
    @Dense(inputs = 100, units = 32, activation = Act.RELU) Tensor hidden,
    // WARNING: [DoubleSoftmax] digits ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: fix: remove activation
    @Dense(units = 10, activation = Act.SOFTMAX) Tensor digits) {}
