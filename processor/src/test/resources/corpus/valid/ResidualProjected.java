package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ResidualProjected(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor stem,
    @Conv2d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor conv1,
    @Conv2d(filters = 32, kernel = 3) Tensor conv2,
    @Conv2d(filters = 32, kernel = 1, stride = 2) @From("stem") Tensor shortcut,
    @Add @From({"conv2", "shortcut"}) Tensor sum,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
