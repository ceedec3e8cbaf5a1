package cases;

import dev.tenon.*;

// texts may be longer than there are positions
@Model
record MaxLengthIsStated(
    @Input("int32 N T<=128") Tensor text,
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    // ERROR: [PositionsLength] placed has 64 positions, but its input has up to 128 steps: [N T 32]
    // THEN: fix: write @Positions(128)
    @Positions(64) Tensor placed,
    @Attention(heads = 4, causal = true) Tensor seen,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 1000) Tensor logits) {}
