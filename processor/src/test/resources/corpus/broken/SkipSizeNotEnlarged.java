package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model
record SkipSizeNotEnlarged(
    @Input("N 64 64 1") Tensor image,
    @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor d1,
    @MaxPool2d(2) Tensor p1,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor d2,
    // ERROR: [ConcatSizes] m1 cannot join [N 32 32 16] and [N 64 64 8] along axis 3
    // THEN: fix: put @UpSample2d(2) on input 1
    @Concat @From({"d2", "d1"}) Tensor m1,
    @Conv2d(filters = 2, kernel = 1) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor masks) {}
