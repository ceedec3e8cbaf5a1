package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ResidualStride(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor stem,
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor conv1,
    @Conv2d(filters = 16, kernel = 3) Tensor conv2,
    // ERROR: [BroadcastMismatch] sum cannot add [N 16 16 16] and [N 32 32 16]
    // THEN: fix: write stride = 1 in conv1
    // THEN: or put @Conv2d(filters = 16, kernel = 1, stride = 2) on input 2
    @Add @From({"conv2", "stem"}) Tensor sum,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
