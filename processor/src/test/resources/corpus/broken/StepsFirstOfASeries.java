package cases;

import dev.tenon.*;

@Model
record StepsFirstOfASeries(
    @Input("T N 6") Tensor series,
    // WARNING: [AxisOrder] read takes [N T C], but its input [T N 6] is [T N C]
    // THEN: fix: write @Input("N T 6") in series
    @Gru(units = 16) Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 3) Tensor logits) {}
