package cases;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ResidualStrideOfTheProjection(
    @Normalize @Conv2d(filters = 16, kernel = 3, bias = false) @BatchNorm @Relu Tensor stem,
    @Conv2d(filters = 32, kernel = 3, stride = 2, bias = false) @BatchNorm @Relu Tensor a,
    @Conv2d(filters = 32, kernel = 3, bias = false) @BatchNorm Tensor b,
    @From("stem") @Conv2d(filters = 32, kernel = 1, stride = 2, bias = false) @BatchNorm Tensor shortcut,
    @Add @From({"b", "shortcut"}) @Relu Tensor sum,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
