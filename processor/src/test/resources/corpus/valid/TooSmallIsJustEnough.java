package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record TooSmallIsJustEnough(
    @Normalize Tensor pixels,
    @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @MaxPool2d(2) Tensor pool2,
    @MaxPool2d(2) Tensor pool3,
    @MaxPool2d(3) @Shape("N 1 1 8") Tensor pool4,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
