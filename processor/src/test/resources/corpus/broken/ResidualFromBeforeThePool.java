package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ResidualFromBeforeThePool(
    @Normalize @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor stem,
    @MaxPool2d(2) Tensor pooled,
    @Conv2d(filters = 16, kernel = 3) @BatchNorm @Relu Tensor a,
    @Conv2d(filters = 16, kernel = 3) @BatchNorm Tensor b,
    // ERROR: [BroadcastMismatch] sum cannot add [N 16 16 16] and [N 32 32 16]
    // THEN: fix: write @From({"b", "pooled"})
    @Add @From({"b", "stem"}) @Relu Tensor sum,
    @Flatten @Dense(units = 10) Tensor out) {}
