package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record MissingInputOfAJoin(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv1,
    @Conv2d(filters = 16, kernel = 3) Tensor conv2,
    // ERROR: [UnknownLayer] "conv3" names no layer of MissingInputOfAJoin; did you mean "conv1"?
    // THEN: fix: write "conv1"
    @Add @From({"conv2", "conv3"}) Tensor sum,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
