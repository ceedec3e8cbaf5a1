package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record ClassCountUnderARelu(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [ClassCount] digits is [N 9], but Mnist has 10 classes
    // THEN: fix: write units = 10 in digits
    // WARNING: [ReluLogits] digits ends with relu, but SOFTMAX_CROSS_ENTROPY takes numbers below 0 too
    // THEN: fix: remove @Relu from digits
    @Dense(units = 9) @Relu Tensor digits) {}
