package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// both the channels and the size change, so no number alone mends it
@Model(data = Cifar10.class)
record ResidualShortcut(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor stem,
    @Conv2d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor conv1,
    @Conv2d(filters = 32, kernel = 3) Tensor conv2,
    // ERROR: [BroadcastMismatch] sum cannot add [N 16 16 32] and [N 32 32 16]
    // THEN: fix: put @Conv2d(filters = 32, kernel = 1, stride = 2) on input 2
    @Add @From({"conv2", "stem"}) Tensor sum,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
