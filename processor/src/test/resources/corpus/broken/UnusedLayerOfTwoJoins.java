package cases;

import dev.tenon.*;

// two branches, of which each is forgotten in a join of its own
@Model(data = Cifar10.class)
record UnusedLayerOfTwoJoins(
    @Normalize @Conv2d(filters = 16, kernel = 3) @Relu Tensor stem,
    // WARNING: [UnusedLayer] nothing uses one
    // THEN: fix: write @From({"one", "stem"}) in first
    @Conv2d(filters = 16, kernel = 3) Tensor one,
    @Add @From({"stem", "stem"}) Tensor first,
    // WARNING: [UnusedLayer] nothing uses two
    // THEN: fix: write @From({"two", "first"}) in second
    @Conv2d(filters = 16, kernel = 3) Tensor two,
    @Add @From({"first", "first"}) Tensor second,
    @GlobalAvgPool2d @Dense(units = 10) Tensor logits) {}
