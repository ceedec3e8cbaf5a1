package cases;

import dev.tenon.*;

// the element that the others name is missing
@Model
record MissingInputOfSeveral(
    // ERROR: [NoInput] grown has no input: nothing stands above it
    // THEN: help: put the input first: @Input("N ...") Tensor signal
    @Conv1d(filters = 16, kernel = 3) Tensor grown,
    @Concat @From({"grown", "signal"}) Tensor joined,
    @Concat @From({"joined", "signal"}) Tensor again,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 4) Tensor logits) {}
