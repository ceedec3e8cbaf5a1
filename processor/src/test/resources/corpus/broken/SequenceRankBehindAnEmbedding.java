package cases;

import dev.tenon.*;

// a word for each text in place of all its words
@Model
record SequenceRankBehindAnEmbedding(
    @Input("int32 N") Tensor ids,
    @Embedding(vocabulary = 900, units = 32) Tensor words,
    // ERROR: [SequenceRank] read takes [N T C], but its input is [N 32]
    // THEN: fix: write @Input("int32 N T") in ids
    @Lstm(units = 64) Tensor read,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "liked") Tensor logits) {}
