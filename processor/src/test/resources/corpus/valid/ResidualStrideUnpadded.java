package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ResidualStrideUnpadded(
    @Normalize Tensor image,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor stem,
    @Conv2d(filters = 32, kernel = 3, stride = 2, padding = Padding.VALID, activation = RELU) Tensor down,
    @Conv2d(filters = 32, kernel = 3) Tensor main,
    @From("stem") @Conv2d(filters = 32, kernel = 3, stride = 2, padding = Padding.VALID) Tensor shortcut,
    @From({"main", "shortcut"}) @Add @Relu Tensor sum,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
