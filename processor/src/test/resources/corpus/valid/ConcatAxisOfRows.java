package cases;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ConcatAxisOfRows(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3) Tensor one,
    @Conv2d(filters = 16, kernel = 3) @From("pixels") Tensor two,
    @Concat(axis = 1) @From({"one", "two"}) @Shape("N 64 32 16") Tensor stacked,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
