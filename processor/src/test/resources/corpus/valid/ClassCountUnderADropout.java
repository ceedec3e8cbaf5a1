package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record ClassCountUnderADropout(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 64, activation = Act.RELU) Tensor hidden,
    @Dropout(0.5) Tensor dropped,
    @Dense(units = 10) Tensor digits) {}
