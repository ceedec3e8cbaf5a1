package cases;

import dev.tenon.*;

// a step more than there are positions, for the start of the text
@Model
record MaxLengthWithAStart(
    @Input("int32 N 65") Tensor text,
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    // ERROR: [PositionsLength] placed has 64 positions, but its input has 65 steps: [N 65 32]
    // THEN: fix: write @Positions(65)
    @Positions(64) Tensor placed,
    @Attention(heads = 4, causal = true) Tensor seen,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 1000) Tensor logits) {}
