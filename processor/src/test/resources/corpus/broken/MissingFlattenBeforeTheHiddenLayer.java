package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record MissingFlattenBeforeTheHiddenLayer(
    @Normalize Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor conv1,
    @Conv2d(filters = 64, kernel = 3, stride = 2, activation = RELU) Tensor conv2,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    @Dropout(0.5) Tensor dropped,
    // ERROR: [LabelRank] logits gives 8 x 8 predictions an example, [N 8 8 10], for labels [N] of Cifar10
    // THEN: fix: put @Flatten before hidden
    // THEN: or put @GlobalAvgPool2d before hidden
    @Dense(units = 10) Tensor logits) {}
