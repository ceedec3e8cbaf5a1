package cases;

import dev.tenon.*;

@Model
record OneClass(
    @Input("N 20") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.SIGMOID_CROSS_ENTROPY) @Dense(units = 1) Tensor logits) {}
