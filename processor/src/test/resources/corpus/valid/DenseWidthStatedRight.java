package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record DenseWidthStatedRight(
    @Normalize Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 64, kernel = 3, activation = RELU) Tensor conv2,
    @MaxPool2d(2) Tensor pool2,
    @Flatten Tensor flat,
    @Dense(inputs = 4096, units = 128, activation = RELU) Tensor hidden,
    @Dense(inputs = 128, units = 10) Tensor logits) {}
