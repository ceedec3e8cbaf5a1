package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
record LayoutTransposedByALayer(
    @Normalize Tensor x,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor c,
    @GlobalAvgPool2d Tensor g,
    @Dense(units = 10) Tensor out) {}
