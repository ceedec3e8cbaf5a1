package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ResidualOffByOne(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor stem,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv1,
    @Conv2d(filters = 16, kernel = 2, padding = Padding.VALID) Tensor conv2,
    // ERROR: [BroadcastMismatch] sum cannot add [N 31 31 16] and [N 32 32 16]
    // THEN: fix: write padding = Padding.SAME in conv2
    // THEN: or write kernel = 1 in conv2
    @Add @From({"conv2", "stem"}) Tensor sum,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
