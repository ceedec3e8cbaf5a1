package cases;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ConcatAxisOfRows(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 1) Tensor one,
    @Conv2d(filters = 24, kernel = 3) @From("pixels") Tensor three,
    // ERROR: [ConcatSizes] mixed cannot join [N 32 32 16] and [N 32 32 24] along axis 1
    // THEN: fix: write axis = -1
    // THEN: or write filters = 16 in three
    @Concat(axis = 1) @From({"one", "three"}) Tensor mixed,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
