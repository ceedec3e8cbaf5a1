package cases;

import dev.tenon.*;

@Model
record WordsBehindAnEmbedding(
    @Input("int32 N T") Tensor ids,
    @Embedding(vocabulary = 900, units = 32) Tensor words,
    @Lstm(units = 64) Tensor read,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "liked") Tensor logits) {}
