package cases;

import dev.tenon.*;

// one in each part of a small U-Net
@Model(data = Cifar10.class)
record FiveMistakesInASkip(
    @Normalize @Conv2d(filters = 16, kernel = 3) @Relu Tensor c1,
    @Conv2d(filters = 16, kernel = 3, stride = 2) @Relu Tensor c2,
    // ERROR: [ConvGroups] c3 cannot split 16 channels into 3 groups: its input is [N 16 16 16]
    // THEN: fix: write groups = 2
    @Conv2d(filters = 16, kernel = 3, stride = 2, groups = 3) @Relu Tensor c3,
    @UpSample2d(2) Tensor u1,
    // ERROR: [ConcatSizes] j1 cannot join [N 16 16 16] and [N 32 32 16] along axis 3
    // THEN: fix: write @UpSample2d(4) in u1
    @Concat(axis = -1) @From({"u1", "c1"}) Tensor j1,
    @Conv2d(filters = 32, kernel = 3) @From("j1") Tensor d1,
    // ERROR: [GroupNormGroups] n1 cannot split 32 channels into 7 groups: its input is [N 16 16 32]
    // THEN: fix: write groups = 8
    @GroupNorm(groups = 7) Tensor n1,
    @GlobalAvgPool2d Tensor p,
    // ERROR: [DenseWidth] h declares 31 inputs but receives 32: its input is [N 32]
    // THEN: fix: remove inputs
    @Dense(units = 32, inputs = 31) @Relu Tensor h,
    // ERROR: [ClassCount] logits is [N 12], but Cifar10 has 10 classes
    // THEN: fix: write units = 10
    @Dense(units = 12) Tensor logits) {}
