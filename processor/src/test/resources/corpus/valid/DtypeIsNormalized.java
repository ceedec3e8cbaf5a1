package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record DtypeIsNormalized(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
