package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record DenseWidthAfterFlatten(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv2,
    @MaxPool2d(2) Tensor pool2,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
