package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record FormerlyTaken(
    @Input("N 28 28 1") Tensor image,
    // ERROR: [FormerlyTaken] conv1 was formerly conv2, but that is the name of conv2/kernel
    // THEN: a saved weight can be loaded into one place only
    // THEN: help: remove one of the two names
    @Formerly("conv2") @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv1,
    @Conv2d(filters = 64, kernel = 3, activation = RELU) Tensor conv2,
    @GlobalAvgPool2d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
