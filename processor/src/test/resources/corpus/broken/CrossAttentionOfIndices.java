package cases;

import dev.tenon.*;

@Model
record CrossAttentionOfIndices(
    @Input("int32 N S") Tensor story,
    @Embedding(vocabulary = 500, units = 64) Tensor storyWords,
    @Gru(units = 64, returnSequences = true) Tensor memory,
    @Input("int32 N T") Tensor question,
    @Embedding(vocabulary = 500, units = 64) Tensor questionWords,
    // ERROR: [SequenceRank] read takes [N T C], but its input is [int32 N T]
    // THEN: fix: write @From({"questionWords", "memory"})
    @Attention(heads = 4) @From({"question", "memory"}) Tensor read,
    @Add @From({"read", "questionWords"}) Tensor both,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 20) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "answer") Tensor logits) {}
