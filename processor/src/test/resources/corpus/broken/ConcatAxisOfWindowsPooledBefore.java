package cases;

import dev.tenon.*;

@Model
record ConcatAxisOfWindowsPooledBefore(
    @Input("int32 N T") Tensor text,
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    @Conv1d(filters = 50, kernel = 3) Tensor three,
    @From("words") @Conv1d(filters = 50, kernel = 4) @GlobalMaxPool1d Tensor mostFour,
    @From("words") @Conv1d(filters = 50, kernel = 5) @GlobalMaxPool1d Tensor mostFive,
    // ERROR: [ConcatSizes] all cannot join [N T 50] and [N 50] along axis 2
    // THEN: fix: put @GlobalAvgPool1d after three
    @From({"three", "mostFour", "mostFive"}) @Concat Tensor all,
    @Dense(units = 2) Tensor scores) {}
