package cases;

import dev.tenon.*;

@Model
record CycleOfALaterElement(
    @Input("N T 4") Tensor signal,
    @Conv1d(filters = 16, kernel = 3) Tensor grown,
    @Concat @From({"grown", "signal"}) Tensor joined,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 5) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
