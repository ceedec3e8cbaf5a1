package cases;

import dev.tenon.*;

@Model(data = Cifar10.class)
record MissingInputOfAProjectionIsThere(
    @Normalize @Conv2d(filters = 16, kernel = 3) @Relu Tensor c1,
    @Conv2d(filters = 32, kernel = 3) @Relu @MaxPool2d(2) Tensor c2,
    @Conv2d(filters = 32, kernel = 1, stride = 2) @From("c1") Tensor side,
    @Add @From({"c2", "side"}) Tensor sum,
    @GlobalAvgPool2d @Dense(units = 10) Tensor logits) {}
