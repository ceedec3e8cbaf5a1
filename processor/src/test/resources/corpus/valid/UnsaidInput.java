package cases;

import dev.tenon.*;

@Model
record UnsaidInput(
    @Input("N 784") Tensor pixels,
    @Dense(units = 64, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
