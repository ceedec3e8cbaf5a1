package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// a dense block of signals: what is joined has half as many steps
@Model
record ConcatSizesOfSignals(
    @Input("N 30 16") Tensor signal,
    @Conv1d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor grown,
    // ERROR: [ConcatSizes] joined cannot join [N 15 32] and [N 30 16] along axis 2
    // THEN: fix: write stride = 1 in grown
    @Concat @From({"grown", "signal"}) Tensor joined,
    // ERROR: [ConcatSizes] again cannot join [N 30 48] and [N 30 16] along axis 1
    // THEN: fix: write axis = -1
    @Concat(axis = 1) @From({"joined", "signal"}) Tensor again,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
