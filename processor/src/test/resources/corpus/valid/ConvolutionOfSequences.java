package cases;

import dev.tenon.*;

@Model
record ConvolutionOfSequences(
    @Input("N 30 16") Tensor signal,
    @Conv1d(stride = 1, filters = 16, kernel = 3) Tensor edges,
    @MaxPool1d(2) Tensor smaller,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 5) Tensor logits) {}
