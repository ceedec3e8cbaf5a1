package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record DtypeOfBytes(
    @Flatten Tensor flat,
    // ERROR: [FloatInput] hidden takes floating numbers, but its input is [uint8 N 784]
    // THEN: fix: put @Normalize before it
    @Dense(units = 128, activation = RELU) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
