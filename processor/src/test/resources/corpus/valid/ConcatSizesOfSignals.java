package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record ConcatSizesOfSignals(
    @Input("N 30 16") Tensor signal,
    @Conv1d(filters = 32, kernel = 3, stride = 1, activation = RELU) Tensor grown,
    @Concat @From({"grown", "signal"}) Tensor joined,
    @Concat @From({"joined", "signal"}) Tensor again,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
