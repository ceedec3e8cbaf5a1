package cases;

import dev.tenon.*;

// the block halves the image, its projection does not
@Model(data = Cifar10.class)
record ResidualStrideOfTheProjection(
    @Normalize @Conv2d(filters = 16, kernel = 3, bias = false) @BatchNorm @Relu Tensor stem,
    @Conv2d(filters = 32, kernel = 3, stride = 2, bias = false) @BatchNorm @Relu Tensor a,
    @Conv2d(filters = 32, kernel = 3, bias = false) @BatchNorm Tensor b,
    @From("stem") @Conv2d(filters = 32, kernel = 1, bias = false) @BatchNorm Tensor shortcut,
    // ERROR: [BroadcastMismatch] sum cannot add [N 16 16 32] and [N 32 32 32]
    // THEN: fix: write stride = 2 in shortcut
    // THEN: or write stride = 1 in a
    @Add @From({"b", "shortcut"}) @Relu Tensor sum,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
