package cases;

import dev.tenon.*;

@Model
record EndMissingBehindADropout(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 32, kernel = 5, stride = 2) @LeakyRelu Tensor edges,
    @Conv2d(filters = 64, kernel = 5, stride = 2) @LeakyRelu @Dropout(0.3) Tensor patches,
    @Flatten @Dense(units = 1) @Output(loss = Loss.SIGMOID_CROSS_ENTROPY) @Shape("N 1")
        Tensor score) {}
