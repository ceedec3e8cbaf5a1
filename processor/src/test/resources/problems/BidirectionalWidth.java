import dev.tenon.*;

@Model
record BidirectionalWidth(
    @Input("N T 3") Tensor x,
    @Conv1d(filters = 6, kernel = 3) @MaxPool1d(2) Tensor windows,
    @Lstm(units = 8, bidirectional = true, returnSequences = true) Tensor steps,
    @Gru(units = 8, bidirectional = true) @Shape("N 16") Tensor last,
    // ERROR: [DenseWidth] logits declares 8 inputs but receives 16: its input is [N 16]
    @Dense(units = 2, inputs = 8) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
