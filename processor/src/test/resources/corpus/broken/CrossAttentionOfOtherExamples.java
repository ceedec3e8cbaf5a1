package cases;

import dev.tenon.*;

@Model
record CrossAttentionOfOtherExamples(
    @Input("M 9 32") Tensor memory,
    @Input("N 7 16") Tensor query,
    // ERROR: [AttentionMemory] read needs a memory for each query, but has [M 9 32] for [N 7 16]
    // THEN: fix: write @Input("N 9 32") in memory
    @From({"query", "memory"}) @Attention(heads = 4) Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 5) Tensor logits) {}
