package cases;

import dev.tenon.*;

@Model
record HeadsOfUnits(
    @Input("N 50 64") Tensor words,
    // ERROR: [AttentionHeads] seen has 6 heads, which do not divide 64 units: its input is [N 50 64]
    // THEN: fix: write heads = 4
    // THEN: or write keyWidth = 11
    @Attention(heads = 6, units = 64) Tensor seen,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 2) Tensor logits) {}
