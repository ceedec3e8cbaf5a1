package cases;

import dev.tenon.*;

@Model
record StepsFirstIsPutRight(
    @Input("N T 6") Tensor series,
    @Gru(units = 16) Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 3) Tensor logits) {}
