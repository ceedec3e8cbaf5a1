package cases;

import dev.tenon.*;

@Model
record MaskDroppedByACrop(
    @Input("int32 N 8") Tensor text,
    @Embedding(vocabulary = 1000, units = 16, maskZero = true) Tensor words,
    @Reshape("N 8 4 4") Tensor small,
    // WARNING: [MaskDropped] large drops the mask [N 8] of [N 8 4 4]: padding counts as data from here on
    // THEN: help: put a layer here that keeps masks, or drop it yourself by x.unmasked()
    @RandomCrop(pad = 1) Tensor large,
    @GlobalMaxPool2d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 2) Tensor logits) {}
