package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record NoClassifierAtTheEnd(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor conv1,
    @Conv2d(filters = 8, kernel = 3, stride = 2, activation = RELU) Tensor conv2,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
