package cases;

import dev.tenon.*;

@Model
@Adam(1e-3)
record WindowsOfText(
    @Input("int32 N T") Tensor text,
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    @Conv1d(filters = 50, kernel = 3) Tensor three,
    @GlobalMaxPool1d Tensor mostThree,
    @From("words") @Conv1d(filters = 50, kernel = 4) Tensor four,
    @GlobalMaxPool1d Tensor mostFour,
    @From("words") @Conv1d(filters = 50, kernel = 5) Tensor five,
    @GlobalMaxPool1d Tensor mostFive,
    @From({"mostThree", "mostFour", "mostFive"}) @Concat Tensor all,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "kind") Tensor scores) {}
