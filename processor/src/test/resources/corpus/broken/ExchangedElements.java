package cases;

import dev.tenon.*;

// what makes images of rows stands behind what takes them
@Model
record ExchangedElements(
    @Input("N 784") Tensor image,
    // ERROR: [ImageRank] conv takes [N H W C], but its input is [N 784]
    // THEN: fix: exchange conv and square
    @Conv2d(filters = 16, kernel = 3) Tensor conv,
    @Reshape("N 28 28 1") Tensor square,
    @Flatten Tensor flat,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
