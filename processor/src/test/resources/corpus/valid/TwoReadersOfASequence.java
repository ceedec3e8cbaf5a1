package cases;

import dev.tenon.*;

@Model
record TwoReadersOfASequence(
    @Input("N T 6") Tensor readings,
    @Conv1d(filters = 8, kernel = 3) Tensor near,
    @GlobalAvgPool1d Tensor mean,
    @From("readings") @Gru(units = 8) Tensor last,
    @Add @From({"mean", "last"}) Tensor both,
    @Dense(units = 4) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
