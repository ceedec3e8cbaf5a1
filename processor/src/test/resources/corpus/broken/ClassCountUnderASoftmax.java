package cases;

import static dev.tenon.Act.SOFTMAX;

import dev.tenon.*;

@Model(data = Mnist.class)
record ClassCountUnderASoftmax(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [ClassCount] digits is [N 9], but Mnist has 10 classes
    // THEN: fix: write units = 10
    // WARNING: [DoubleSoftmax] digits ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: fix: remove activation
    @Dense(units = 9, activation = SOFTMAX) Tensor digits) {}
