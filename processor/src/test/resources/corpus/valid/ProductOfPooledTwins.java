package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model
record ProductOfPooledTwins(
    @Input("N 105 105 1") Tensor one,
    @Conv2d(filters = 16, kernel = 10, stride = 4, activation = RELU) @GlobalAvgPool2d Tensor a,
    @Input("N 105 105 1") Tensor two,
    @Conv2d(filters = 16, kernel = 10, stride = 4, activation = RELU) @GlobalAvgPool2d Tensor b,
    @Multiply @From({"a", "b"}) Tensor same,
    @Dense(units = 1, activation = SIGMOID) @Output(loss = Loss.BINARY_CROSS_ENTROPY) Tensor p) {}
