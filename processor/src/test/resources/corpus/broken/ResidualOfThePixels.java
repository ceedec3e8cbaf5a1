package cases;

import dev.tenon.*;

// the image is named where the block began
@Model
record ResidualOfThePixels(
    @Input("N 32 32 3") Tensor image,
    @Normalize(mean = 0.5, std = 0.25) Tensor pixels,
    @Conv2d(filters = 16, kernel = 3) Tensor stem,
    @BatchNorm @Relu Tensor start,
    @Conv2d(filters = 16, kernel = 3, activation = Act.RELU) Tensor first,
    @Conv2d(filters = 16, kernel = 3) Tensor second,
    // ERROR: [BroadcastMismatch] sum cannot add [N 32 32 16] and [N 32 32 3]
    // THEN: fix: write @From({"second", "start"})
    @Add @From({"second", "pixels"}) Tensor sum,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "kind") Tensor scores) {}
