package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record UnsaidFlatten(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 64) @Relu Tensor hidden,
    @Dense(units = 10) Tensor digits) {}
