package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record RankFlattenTooEarly(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [ImageRank] conv takes [N H W C], but its input is [N 784]
    // THEN: fix: remove @Flatten from flat
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv,
    @Flatten Tensor features,
    @Dense(units = 10) Tensor logits) {}
