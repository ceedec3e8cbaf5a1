package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ResidualOfAGate(
    @Normalize @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor stem,
    @GlobalAvgPool2d @Dense(units = 16, activation = SIGMOID) Tensor gate,
    // ERROR: [BroadcastMismatch] gated cannot multiply [N 32 32 16] and [N 16]
    // THEN: fix: put @Reshape("N 1 1 16") on input 2
    @Multiply @From({"stem", "gate"}) Tensor gated,
    @GlobalAvgPool2d @Dense(units = 10) Tensor out) {}
