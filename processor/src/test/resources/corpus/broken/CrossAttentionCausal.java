package cases;

import dev.tenon.*;

@Model
record CrossAttentionCausal(
    @Input("N 9 32") Tensor memory,
    @Input("N 7 16") Tensor query,
    @From({"query", "memory"})
        // ERROR: [AttentionCausal] read is causal, but its query has 7 steps and its memory 9
        // THEN: fix: remove causal
        @Attention(heads = 4, causal = true)
        Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 5) Tensor logits) {}
