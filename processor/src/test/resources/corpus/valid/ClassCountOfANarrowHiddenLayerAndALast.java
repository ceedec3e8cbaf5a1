package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record ClassCountOfANarrowHiddenLayerAndALast(
    @Normalize @Flatten Tensor flat,
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Dense(units = 10) Tensor digits) {}
