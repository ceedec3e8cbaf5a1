package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record GroupsOfOneWidth(
    @Normalize Tensor pixels,
    @Conv2d(filters = 47, kernel = 3, activation = RELU) Tensor conv,
    // ERROR: [GroupNormGroups] normed cannot split 47 channels into 16 groups: its input is [N 32 32 47]
    // THEN: fix: write filters = 48 in conv
    // THEN: or write groups = 1
    @GroupNorm(groups = 16) Tensor normed,
    @Conv2d(filters = 96, kernel = 3, groups = 6, activation = RELU) Tensor grouped,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
