package cases;

import dev.tenon.*;

@Model
@Adam(1e-3)
record BatchForgottenByAll(
    @Input("20") Tensor x,
    // ERROR: [DenseRank] first takes [N ... C], but its input is [20]
    // THEN: fix: write @Input("N 20") in x
    @Dense(units = 64, activation = Act.RELU) Tensor first,
    @Dense(inputs = 64, units = 5) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "kind")
        Tensor scores) {}
