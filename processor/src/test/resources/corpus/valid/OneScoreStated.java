package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record OneScoreStated(
    @Input("N 32 32 3") Tensor image,
    @Conv2d(filters = 32, kernel = 4, stride = 2, activation = RELU) Tensor conv1,
    @Conv2d(filters = 64, kernel = 4, stride = 2, activation = RELU) Tensor conv2,
    @Conv2d(filters = 1, kernel = 8, padding = Padding.VALID) @Shape("N 1 1 1") Tensor map,
    @Output(loss = Loss.SIGMOID_CROSS_ENTROPY) @Flatten Tensor score) {}
