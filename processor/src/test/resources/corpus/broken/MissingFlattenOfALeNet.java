package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// nobody says what the labels are
@Model
record MissingFlattenOfALeNet(
    @Input("N 28 28 1") @Conv2d(filters = 6, kernel = 5, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 16, kernel = 5, activation = RELU) Tensor conv2,
    @MaxPool2d(2) Tensor pool2,
    // WARNING: [DensePerPixel] hidden1 takes each of 7 x 7 pixels alone: output [N 7 7 10]
    // THEN: 7 x 7 comes from
    // THEN: or put @GlobalAvgPool2d before it
    // THEN: fix: put @Flatten before it
    @Dense(units = 120, activation = RELU) Tensor hidden1,
    @Dropout(0.5) Tensor dropped,
    @Dense(units = 84, activation = RELU) Tensor hidden2,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
