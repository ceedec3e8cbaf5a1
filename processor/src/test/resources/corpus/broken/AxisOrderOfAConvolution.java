package cases;

import dev.tenon.*;

@Model
record AxisOrderOfAConvolution(
    @Input("N T 8") Tensor series,
    @Conv1d(filters = 16, kernel = 3, activation = Act.RELU) Tensor windows,
    @Transpose({0, 2, 1}) Tensor turned,
    // ERROR: [SequenceChannels] again needs a known number of channels, not T: its input is [N 16 T]
    // THEN: fix: remove @Transpose from turned
    @Conv1d(filters = 32, kernel = 3, activation = Act.RELU) Tensor again,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 3) Tensor logits) {}
