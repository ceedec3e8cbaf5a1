package cases;

import dev.tenon.*;

@Model
record CrossAttentionAddedToWhatItReads(
    @Input("int32 N S") Tensor story,
    @Embedding(vocabulary = 500, units = 64) Tensor storyWords,
    @Gru(units = 64, returnSequences = true) Tensor memory,
    @Input("int32 N T") Tensor question,
    @Embedding(vocabulary = 500, units = 64) Tensor questionWords,
    @Attention(heads = 4) @From({"questionWords", "memory"}) Tensor read,
    // ERROR: [BroadcastMismatch] both cannot add [N T 64] and [N S 64]
    // THEN: fix: write @From({"read", "questionWords"})
    @Add @From({"read", "memory"}) Tensor both,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 20) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "answer") Tensor logits) {}
