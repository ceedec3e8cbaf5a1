package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

// the skip starts behind the pool, not before it
@Model
record SkipSizeOfThePooled(
    @Input("N 32 32 3") Tensor image,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor d1,
    @MaxPool2d(2) Tensor p1,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor bottom,
    @UpSample2d(2) Tensor u1,
    // ERROR: [ConcatSizes] m1 cannot join [N 32 32 32] and [N 16 16 16] along axis 3
    // THEN: fix: write @From({"u1", "d1"})
    // THEN: or put @UpSample2d(2) on input 2
    @Concat @From({"u1", "p1"}) Tensor m1,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor e1,
    @Conv2d(filters = 2, kernel = 1) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor masks) {}
