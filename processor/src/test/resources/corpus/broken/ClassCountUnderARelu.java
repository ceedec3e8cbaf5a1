package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record ClassCountUnderARelu(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [ClassCount] digits is [N 9], but Mnist has 10 classes
    // THEN: fix: put @Dense(units = 10) after it
    @Dense(units = 9) @Relu Tensor digits) {}
