package cases;

import dev.tenon.*;

@Model
record SequenceRankOfTheInput(
    @Input("N T 64") Tensor series,
    @Attention(heads = 4) Tensor seen,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 2) Tensor logits) {}
