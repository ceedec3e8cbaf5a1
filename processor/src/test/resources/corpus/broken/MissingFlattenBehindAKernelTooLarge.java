package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record MissingFlattenBehindAKernelTooLarge(
    @Normalize Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, padding = Padding.VALID, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 64, kernel = 5, padding = Padding.VALID, activation = RELU) Tensor conv2,
    @MaxPool2d(4) Tensor pool2,
    // ERROR: [ConvKernel] conv3 has a kernel of 5 x 5, which does not fit into 2 x 2: its input is [N 2 2 64]
    // THEN: fix: write padding = Padding.SAME
    // THEN: or write kernel = 2
    @Conv2d(filters = 64, kernel = 5, padding = Padding.VALID) Tensor conv3,
    // ERROR: [LabelRank] logits gives 2 x 2 predictions an example, [N 2 2 10], for labels [N] of Cifar10
    // THEN: fix: put @Flatten before it
    // THEN: or put @GlobalAvgPool2d before it
    @Dense(units = 10) Tensor logits) {}
