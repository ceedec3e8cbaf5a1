package cases;

import dev.tenon.*;

@Model
record SequenceRankOfTheInput(
    @Input("N 64") Tensor series,
    // ERROR: [SequenceRank] seen takes [N T C], but its input is [N 64]
    // THEN: fix: write @Input("N T 64") in series
    @Attention(heads = 4) Tensor seen,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 2) Tensor logits) {}
