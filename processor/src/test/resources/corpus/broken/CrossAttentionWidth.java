package cases;

import dev.tenon.*;

// attention is as wide as its query, not as its memory
@Model
record CrossAttentionWidth(
    @Input("N 9 32") Tensor memory,
    @Input("N 7 16") Tensor query,
    @From({"query", "memory"}) @Attention(heads = 4) Tensor read,
    // ERROR: [DenseWidth] logits declares 32 inputs but receives 16: its input is [N 7 16]
    // THEN: fix: remove inputs
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 5, inputs = 32) Tensor logits) {}
