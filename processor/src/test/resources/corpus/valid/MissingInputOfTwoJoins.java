package cases;

import dev.tenon.*;

@Model
record MissingInputOfTwoJoins(
    @Input("N 30 16") Tensor signal,
    @Input("N 30 4") Tensor frequencies,
    @Conv1d(filters = 16, kernel = 3) @From("signal") Tensor grown,
    @Concat @From({"grown", "frequencies"}) Tensor joined,
    @Concat @From({"joined", "frequencies"}) Tensor again,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 4) Tensor logits) {}
