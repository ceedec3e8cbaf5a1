package cases;

import dev.tenon.*;

// a layer whose output is joined with its input
@Model
record ElementsRunTogether(
    @Input("N 30 16") Tensor signal,
    @Conv1d(filters = 32, kernel = 3) Tensor grown,
    @Concat @From({"grown", "signal"}) Tensor joined,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 2) Tensor logits) {}
