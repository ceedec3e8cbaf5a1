package cases;

import dev.tenon.*;

@Model
record FixedBatchOfText(
    // WARNING: [FixedBatch] text is [32 T], so the last, smaller batch of an epoch does not fit
    // THEN: fix: write @Input("int32 N T")
    @Input("int32 32 T") Tensor text,
    @Embedding(vocabulary = 500, units = 16) Tensor words,
    @Lstm(units = 32) Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 2) Tensor logits) {}
