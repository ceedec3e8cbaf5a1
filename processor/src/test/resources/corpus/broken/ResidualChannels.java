package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ResidualChannels(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor stem,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv1,
    @Conv2d(filters = 32, kernel = 3) Tensor conv2,
    // ERROR: [BroadcastMismatch] sum cannot add [N 32 32 32] and [N 32 32 16]
    // THEN: fix: write filters = 32 in stem
    // THEN: or write filters = 16 in conv2
    @Add @From({"conv2", "stem"}) Tensor sum,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
