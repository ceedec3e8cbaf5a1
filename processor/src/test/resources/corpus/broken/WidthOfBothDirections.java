package cases;

import dev.tenon.*;

@Model
record WidthOfBothDirections(
    @Input("N T 3") Tensor x,
    @Gru(units = 8, bidirectional = true) Tensor last,
    // ERROR: [DenseWidth] logits declares 8 inputs but receives 16: its input is [N 16]
    // THEN: fix: remove inputs
    @Dense(units = 2, inputs = 8) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
