package cases;

import static dev.tenon.Act.RELU;
import static dev.tenon.Act.SOFTMAX;

import dev.tenon.*;

@Model(data = Cifar10.class)
record MissingFlattenBeforeASoftmax(
    @Normalize Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor conv1,
    @MaxPool2d(4) Tensor pool1,
    // ERROR: [LabelRank] probabilities gives 4 x 4 predictions an example, [N 4 4 10], for labels [N] of Cifar10
    // THEN: fix: put @Flatten before it
    // THEN: or put @GlobalAvgPool2d before it
    // WARNING: [DoubleSoftmax] probabilities ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: fix: remove activation
    @Dense(units = 10, activation = SOFTMAX) Tensor probabilities) {}
