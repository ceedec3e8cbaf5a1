package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
record MissingFlattenBehindAConvolution(
    @Normalize @Conv2d(filters = 16, kernel = 3, activation = RELU) @MaxPool2d(2) Tensor c,
    @Conv2d(filters = 10, kernel = 1) @GlobalAvgPool2d Tensor scores) {}
