package cases;

import dev.tenon.*;

@Model
record CrossAttentionWidth(
    @Input("N 9 32") Tensor memory,
    @Input("N 7 16") Tensor query,
    @From({"query", "memory"}) @Attention(heads = 4, units = 32) Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 5, inputs = 32) Tensor logits) {}
