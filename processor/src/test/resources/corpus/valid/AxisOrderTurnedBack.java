package cases;

import dev.tenon.*;

@Model
record AxisOrderTurnedBack(
    @Input("N 6 T") Tensor series,
    @Transpose({0, 2, 1}) Tensor turned,
    @Gru(units = 16) Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 3) Tensor logits) {}
