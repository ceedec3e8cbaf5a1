package cases;

import dev.tenon.*;

// what is added to the words was meant to be what they looked at
@Model
record UnusedLayerOfARepeatedName(
    @Input("N S 256") Tensor audio,
    @Input("int32 N T") Tensor text,
    @Embedding(vocabulary = 500, units = 128) Tensor words,
    // WARNING: [UnusedLayer] nothing uses looked
    // THEN: fix: write @From({"looked", "words"}) in sum
    @Attention(heads = 8) @From({"words", "audio"}) Tensor looked,
    @Add @From({"words", "words"}) Tensor sum,
    @LayerNorm @Dense(units = 500) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "next") Tensor scores) {}
