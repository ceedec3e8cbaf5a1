package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// the width is that of a network that pools twice
@Model(data = Cifar10.class)
record DenseWidthWithoutTheSecondPool(
    @Normalize Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 64, kernel = 3, activation = RELU) Tensor conv2,
    @Flatten Tensor flat,
    // ERROR: [DenseWidth] hidden declares 4096 inputs but receives 16384: its input is [N 16384]
    // THEN: fix: remove inputs
    // THEN: or write inputs = 16384
    @Dense(inputs = 4096, units = 128, activation = RELU) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
