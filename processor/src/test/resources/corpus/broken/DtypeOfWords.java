package cases;

import dev.tenon.*;

@Model
record DtypeOfWords(
    @Input("N 50") Tensor words,
    // ERROR: [EmbeddingIndex] vectors takes indices, whole numbers, not [N 50]
    // THEN: fix: write @Input("int32 N 50") in words
    @Embedding(vocabulary = 1000, units = 32) Tensor vectors,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 2) Tensor logits) {}
