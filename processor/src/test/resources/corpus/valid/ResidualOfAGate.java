package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ResidualOfAGate(
    @Normalize @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor stem,
    @GlobalAvgPool2d @Dense(units = 16, activation = SIGMOID) Tensor gate,
    @Reshape("N 1 1 16") @From("gate") Tensor gateApart,
    @Multiply @From({"stem", "gateApart"}) Tensor gated,
    @GlobalAvgPool2d @Dense(units = 10) Tensor out) {}
