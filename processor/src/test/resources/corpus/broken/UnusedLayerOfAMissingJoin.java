package cases;

import dev.tenon.*;

// the three are not joined: the last of them alone is taken
@Model(data = Cifar10.class)
record UnusedLayerOfAMissingJoin(
    @Normalize Tensor pixels,
    // WARNING: [UnusedLayer] nothing uses coarse, nor point
    // THEN: help: remove them, name them in a @From, or mark them @Output
    @From("pixels") @Conv2d(filters = 16, kernel = 3) Tensor coarse,
    @From("pixels") @Conv2d(filters = 16, kernel = 1) Tensor point,
    @From("pixels") @Conv2d(filters = 16, kernel = 5) Tensor wide,
    @Flatten @Dense(units = 10) Tensor logits) {}
