package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record FormerlyWithoutWeights(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv1,
    // WARNING: [FormerlyUnused] nothing here has weights that were saved as p1
    // THEN: help: remove the name
    @MaxPool2d(2) @Formerly("p1") Tensor pool1,
    @Conv2d(filters = 64, kernel = 3, activation = RELU) Tensor conv2,
    @GlobalAvgPool2d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
