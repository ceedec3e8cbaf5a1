package cases;

import dev.tenon.*;

// what stands behind is right once flat has its layer
@Model(data = Mnist.class)
record UnsaidFlatten(
    @Normalize Tensor pixels,
    // ERROR: [NoLayer] flat has no layer annotation
    // THEN: help: put one before it, such as @Dense(units = 10), or remove it
    Tensor flat,
    @Dense(units = 64) @Relu Tensor hidden,
    @Dense(units = 10) Tensor digits) {}
