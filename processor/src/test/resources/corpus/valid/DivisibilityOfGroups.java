package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record DivisibilityOfGroups(
    @Normalize Tensor pixels,
    @Conv2d(filters = 48, kernel = 3, activation = RELU) Tensor conv,
    @GroupNorm(groups = 16) Tensor normed,
    @Conv2d(filters = 96, kernel = 3, groups = 6, activation = RELU) Tensor grouped,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
