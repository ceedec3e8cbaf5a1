package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// made for larger images: 28 rows become 14, 7, 3 and 1
@Model(data = Mnist.class)
record TooSmallForFivePools(
    @Normalize Tensor pixels,
    @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv2,
    @MaxPool2d(2) Tensor pool2,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv3,
    @MaxPool2d(2) Tensor pool3,
    @MaxPool2d(2) Tensor pool4,
    // ERROR: [PoolSize] pool5 has a window of 2 x 2, which does not fit into 1 x 1: its input is [N 1 1 32]
    // THEN: fix: remove @MaxPool2d from pool5
    // THEN: or write padding = Padding.SAME
    @MaxPool2d(2) Tensor pool5,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
