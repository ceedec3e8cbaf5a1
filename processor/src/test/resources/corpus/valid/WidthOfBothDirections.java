package cases;

import dev.tenon.*;

@Model
record WidthOfBothDirections(
    @Input("N T 3") Tensor x,
    @Gru(units = 8, bidirectional = true) Tensor last,
    @Dense(units = 2, inputs = 16) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
