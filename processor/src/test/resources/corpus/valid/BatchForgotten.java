package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record BatchForgotten(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv,
    @Flatten Tensor flat,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
