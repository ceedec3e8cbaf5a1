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
    // ERROR: [DenseWidth] logits declares 1050 inputs but receives 1568: its input is [N 1568]
    // THEN: 1568 = 32 channels x 7 x 7
    // THEN: conv2  14 x 14 x 32  line 12
    // THEN: fix: remove inputs
    @Dense(inputs = 1050, units = 10) Tensor logits) {}
