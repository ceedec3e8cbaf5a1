package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record MissingFlattenBeforeTheClassifier(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv2,
    @MaxPool2d(2) Tensor pool2,
    // ERROR: [LabelRank] logits gives 7 x 7 predictions an example, [N 7 7 10], for labels [N] of Mnist
    // THEN: fix: put @Flatten before it
    // THEN: or put @GlobalAvgPool2d before it
    @Dense(units = 10) Tensor logits) {}
