package cases;

import dev.tenon.*;

@Model
record CrossAttentionAddedToTheMemory(
    @Input("N S 256") Tensor audio,
    @Input("int32 N T") Tensor text,
    @Embedding(vocabulary = 500, units = 128) Tensor words,
    @Attention(heads = 8) @From({"words", "audio"}) Tensor looked,
    // ERROR: [BroadcastMismatch] sum cannot add [N T 128] and [N S 256]
    // THEN: fix: write @From({"looked", "words"})
    @Add @From({"looked", "audio"}) Tensor sum,
    @LayerNorm @Dense(units = 500) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "next") Tensor scores) {}
