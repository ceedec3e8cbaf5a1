package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// a discriminator that gives a score for each patch
@Model
record OneScoreStated(
    @Input("N 32 32 3") Tensor image,
    @Conv2d(filters = 32, kernel = 4, stride = 2, activation = RELU) Tensor conv1,
    @Conv2d(filters = 64, kernel = 4, stride = 2, activation = RELU) Tensor conv2,
    // ERROR: [StatedShape] map is stated to be [N 1 1 1] but is [N 8 8 1]
    // THEN: fix: write padding = Padding.VALID in map
    // THEN: or write @Shape("N 8 8 1")
    @Conv2d(filters = 1, kernel = 8) @Shape("N 1 1 1") Tensor map,
    @Output(loss = Loss.SIGMOID_CROSS_ENTROPY) @Flatten Tensor score) {}
