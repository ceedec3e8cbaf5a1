package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record TooSmallForTheKernel(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 7, stride = 2, padding = Padding.VALID, activation = RELU) Tensor conv1,
    @MaxPool2d(3) Tensor pool1,
    // ERROR: [ConvKernel] conv2 has a kernel of 5 x 5, which does not fit into 4 x 4: its input is [N 4 4 16]
    // THEN: fix: write padding = Padding.SAME
    // THEN: or write kernel = 4
    @Conv2d(filters = 32, kernel = 5, padding = Padding.VALID, activation = RELU) Tensor conv2,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
