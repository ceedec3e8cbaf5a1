package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record DivisibilityOfGroupedConvolution(
    @Normalize Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor stem,
    // ERROR: [ConvGroups] grouped cannot split 32 channels into 6 groups: its input is [N 32 32 32]
    // THEN: fix: write groups = 4
    // THEN: or remove groups
    @Conv2d(filters = 64, kernel = 3, groups = 6, activation = RELU) Tensor grouped,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
