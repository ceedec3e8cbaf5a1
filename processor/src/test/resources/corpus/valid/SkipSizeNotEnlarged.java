package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model
record SkipSizeNotEnlarged(
    @Input("N 64 64 1") Tensor image,
    @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor d1,
    @MaxPool2d(2) Tensor p1,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor d2,
    @UpSample2d(2) @From("d2") Tensor d2Enlarged,
    @Concat @From({"d2Enlarged", "d1"}) Tensor m1,
    @Conv2d(filters = 2, kernel = 1) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor masks) {}
