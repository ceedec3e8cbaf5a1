package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record ClassCountUnderARelu(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 9) @Relu Tensor hidden,
    @Dense(units = 10) Tensor digits) {}
