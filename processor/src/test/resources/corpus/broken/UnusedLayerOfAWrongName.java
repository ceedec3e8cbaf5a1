package cases;

import dev.tenon.*;

// two layers more were meant to be looked at
@Model(data = Cifar10.class)
record UnusedLayerOfAWrongName(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3) @Relu Tensor stem,
    @Conv2d(filters = 16, kernel = 3) @Relu Tensor conv1,
    // WARNING: [UnusedLayer] nothing uses conv2
    // THEN: fix: write @From({"stem", "conv2"}) in sum
    // THEN: or write @From({"conv2", "conv1"}) in sum
    @Conv2d(filters = 16, kernel = 3) Tensor conv2,
    @Add @From({"stem", "conv1"}) Tensor sum,
    @GlobalAvgPool2d @Dense(units = 10) Tensor logits) {}
