package cases;

import dev.tenon.*;

// words that look at the cells of a picture
@Model
record CrossAttentionToAnImage(
    @Input("N 64 64 3") Tensor image,
    @Conv2d(filters = 32, kernel = 4, stride = 4) Tensor cells,
    @Input("int32 N T") Tensor text,
    @From("text") @Embedding(vocabulary = 3000, units = 32) Tensor words,
    // ERROR: [SequenceRank] read takes [N T C], but its input is [N 16 16 32]
    // THEN: fix: put @Reshape("N 256 32") on input 2
    @From({"words", "cells"}) @Attention(heads = 4) Tensor read,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 100) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor answer) {}
