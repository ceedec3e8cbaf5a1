package cases;

import dev.tenon.*;

@Model
record MaxLengthIsInferred(
    @Input("int32 N T") Tensor text,
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    @Positions(64) Tensor placed,
    @Attention(heads = 4, causal = true) Tensor seen,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 1000) Tensor logits) {}
