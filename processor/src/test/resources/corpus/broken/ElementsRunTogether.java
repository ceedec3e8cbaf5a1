package cases;

import dev.tenon.*;

// a name that is missing between two elements
@Model
record ElementsRunTogether(
    @Input("N 30 16") Tensor signal,
    // ERROR: [UnknownLayer] "grown" names no layer of ElementsRunTogether
    // THEN: fix: put Tensor grown before @Concat
    @Conv1d(filters = 32, kernel = 3) @Concat @From({"grown", "signal"}) Tensor joined,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 2) Tensor logits) {}
