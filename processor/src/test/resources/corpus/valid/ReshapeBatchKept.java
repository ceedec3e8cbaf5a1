package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record ReshapeBatchKept(
    @Normalize Tensor pixels,
    @Conv2d(filters = 2, kernel = 3, activation = RELU) Tensor conv,
    @Reshape("N 1568") Tensor flat,
    @Dense(units = 10) Tensor logits) {}
