package cases;

import dev.tenon.*;

@Model
record DenseWidthOfFlattenedSteps(
    @Input("int32 N T") Tensor text,
    @Embedding(vocabulary = 65, units = 64) Tensor words,
    @Gru(units = 32, returnSequences = true) Tensor read,
    @Flatten Tensor pooled,
    // ERROR: [DenseWidth] kind needs a known number of inputs, not 32*T: its input is [N 32*T]
    // THEN: fix: write @GlobalAvgPool1d in place of pooled
    @Dense(units = 5) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor kind) {}
