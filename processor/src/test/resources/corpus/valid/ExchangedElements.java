package cases;

import dev.tenon.*;

// a change of sizes before what takes them
@Model
record ExchangedElements(
    @Input("N 784") Tensor image,
    @Reshape("N 28 28 1") Tensor square,
    @Conv2d(filters = 16, kernel = 3) Tensor conv,
    @Flatten Tensor flat,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
