package cases;

import dev.tenon.*;

// in both orders, each added to what it is of
@Model
record CrossAttentionOfAQuestion(
    @Input("int32 N S") Tensor story,
    @Embedding(vocabulary = 500, units = 64) Tensor storyWords,
    @Gru(units = 64, returnSequences = true) Tensor memory,
    @Input("int32 N T") Tensor question,
    @Embedding(vocabulary = 500, units = 64) Tensor questionWords,
    @Attention(heads = 4) @From({"questionWords", "memory"}) Tensor read,
    @Add @From({"read", "questionWords"}) Tensor both,
    @Attention(heads = 4) @From({"memory", "both"}) Tensor back,
    @Add @From({"back", "memory"}) Tensor again,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 20) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "answer") Tensor logits) {}
