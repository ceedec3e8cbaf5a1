package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record MissingFlattenIsPooledAway(
    @Normalize Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor conv1,
    @Conv2d(filters = 64, kernel = 3, stride = 2, activation = RELU) Tensor conv2,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
