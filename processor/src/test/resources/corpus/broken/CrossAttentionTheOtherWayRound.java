package cases;

import dev.tenon.*;

// the memory asks the question
@Model
record CrossAttentionTheOtherWayRound(
    @Input("int32 N S") Tensor story,
    @Embedding(vocabulary = 500, units = 64) Tensor storyWords,
    @Gru(units = 64, returnSequences = true) Tensor memory,
    @Input("int32 N T") Tensor question,
    @Embedding(vocabulary = 500, units = 64) Tensor questionWords,
    @Attention(heads = 4) @From({"memory", "questionWords"}) Tensor read,
    // ERROR: [BroadcastMismatch] both cannot add [N S 64] and [N T 64]
    // THEN: fix: write @From({"questionWords", "memory"}) in read
    @Add @From({"read", "questionWords"}) Tensor both,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 20) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "answer") Tensor logits) {}
