package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// CIFAR-100's classes, on CIFAR-10
@Model(data = Cifar10.class)
record ClassCountOfManyClasses(
    @Normalize Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor conv,
    @GlobalAvgPool2d Tensor pooled,
    // ERROR: [ClassCount] logits is [N 100], but Cifar10 has 10 classes
    // THEN: fix: write units = 10
    @Dense(units = 100) Tensor logits) {}
