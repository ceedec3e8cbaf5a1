package cases;

import dev.tenon.*;

@Model
@Adam(1e-3)
record BatchForgottenByAll(
    @Input("N 20") Tensor x,
    @Dense(units = 64, activation = Act.RELU) Tensor first,
    @Dense(inputs = 64, units = 5) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "kind")
        Tensor scores) {}
