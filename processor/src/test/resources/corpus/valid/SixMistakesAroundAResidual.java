package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
record SixMistakesAroundAResidual(
    @Normalize(mean = 0.5) @Conv2d(filters = 16, kernel = 3, channels = 3) @Relu Tensor c1,
    @Conv2d(filters = 32, kernel = 3) @Relu @MaxPool2d(2) Tensor c2,
    @Conv2d(filters = 32, kernel = 1, stride = 2) @From("c1") Tensor side,
    @Add @From({"c2", "side"}) Tensor sum,
    @Flatten @Dense(units = 64, activation = RELU) Tensor d,
    @Dense(units = 10) Tensor out) {}
