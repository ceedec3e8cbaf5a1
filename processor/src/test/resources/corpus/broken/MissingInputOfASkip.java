package cases;

import dev.tenon.*;

// the larger images were meant to be made between; what else nobody uses comes from that
@Model
record MissingInputOfASkip(
    @Input("N 32 32 3") Tensor image,
    @Conv2d(filters = 16, kernel = 3) @Relu Tensor d1,
    @MaxPool2d(2) Tensor p1,
    @Conv2d(filters = 32, kernel = 3) @Relu Tensor bottom,
    // ERROR: [UnknownLayer] "enlarged" names no layer of MissingInputOfASkip
    // THEN: help: name one of image, d1, p1, bottom, m1, masks
    @Concat @From({"enlarged", "d1"}) Tensor m1,
    @Conv2d(filters = 2, kernel = 1) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor masks) {}
