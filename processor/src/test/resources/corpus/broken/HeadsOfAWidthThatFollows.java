package cases;

import dev.tenon.*;

@Model
record HeadsOfAWidthThatFollows(
    @Input("N 9 32") Tensor memory,
    @Input("N 7 16") Tensor query,
    // ERROR: [AttentionHeads] read has 4 heads, which do not divide 35 units: its input is [N 7 16]
    // THEN: fix: write units = 32
    @From({"query", "memory"}) @Attention(heads = 4, units = 35) Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 5, inputs = 32) Tensor logits) {}
