package cases;

import dev.tenon.*;

@Model
record FixedBatch(
    // WARNING: [FixedBatch] conv is [64 28 28 1], so the last, smaller batch of an epoch does not fit
    // THEN: fix: write @Input("N 28 28 1")
    @Input("64 28 28 1") @Conv2d(filters = 8, kernel = 3) Tensor conv,
    @Flatten Tensor flat,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
