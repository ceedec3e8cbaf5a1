package cases;

import dev.tenon.*;

@Model
record MissingInputOfSeveral(
    @Input("N 30 16") Tensor signal,
    @Conv1d(filters = 16, kernel = 3) Tensor grown,
    @Concat @From({"grown", "signal"}) Tensor joined,
    @Concat @From({"joined", "signal"}) Tensor again,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 4) Tensor logits) {}
