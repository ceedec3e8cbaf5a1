package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record DivisibilityOfGroups(
    @Normalize Tensor pixels,
    @Conv2d(filters = 48, kernel = 3, activation = RELU) Tensor conv,
    // ERROR: [GroupNormGroups] normed cannot split 48 channels into 32 groups: its input is [N 32 32 48]
    // THEN: fix: write groups = 24
    @GroupNorm(groups = 32) Tensor normed,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
