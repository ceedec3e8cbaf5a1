package cases;

import dev.tenon.*;

@Model
record SequenceRankOfAReadingWithAnAxisTooMany(
    @Input("N T 1 6") Tensor readings,
    // ERROR: [SequenceRank] near takes [N T C], but its input is [N T 1 6]
    // THEN: fix: write @Input("N T 6") in readings
    @Conv1d(filters = 8, kernel = 3) Tensor near,
    @GlobalAvgPool1d Tensor mean,
    @From("readings") @Gru(units = 8) Tensor last,
    @Add @From({"mean", "last"}) Tensor both,
    @Dense(units = 4) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
