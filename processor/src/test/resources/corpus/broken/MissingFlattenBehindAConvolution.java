package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
record MissingFlattenBehindAConvolution(
    @Normalize @Conv2d(filters = 16, kernel = 3, activation = RELU) @MaxPool2d(2) Tensor c,
    // ERROR: [LabelRank] scores gives 16 x 16 predictions an example, [N 16 16 10], for labels [N] of Cifar10
    // THEN: fix: put @GlobalAvgPool2d after it
    @Conv2d(filters = 10, kernel = 1) Tensor scores) {}
