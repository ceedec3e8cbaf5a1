package cases;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ConcatAxisOfChannels(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 1) Tensor one,
    @Conv2d(filters = 24, kernel = 3) @From("pixels") Tensor three,
    @Concat @From({"one", "three"}) @Shape("N 32 32 40") Tensor mixed,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
