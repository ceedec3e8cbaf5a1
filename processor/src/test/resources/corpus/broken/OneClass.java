package cases;

import dev.tenon.*;

@Model
record OneClass(
    @Input("N 20") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // WARNING: [OneClass] logits is one unit [N 1], whose softmax is always 1: nothing is learnt
    // THEN: fix: write units = 2
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 1) Tensor logits) {}
