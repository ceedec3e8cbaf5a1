package cases;

import dev.tenon.*;

// one element is missing, and two name it
@Model
record MissingInputOfTwoJoins(
    @Input("N 30 16") Tensor signal,
    @Conv1d(filters = 16, kernel = 3) Tensor grown,
    // ERROR: [UnknownLayer] "frequencies" names no layer of MissingInputOfTwoJoins
    // THEN: named by again, too
    // THEN: help: name one of signal, grown, joined, again, pooled, logits
    @Concat @From({"grown", "frequencies"}) Tensor joined,
    @Concat @From({"joined", "frequencies"}) Tensor again,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 4) Tensor logits) {}
