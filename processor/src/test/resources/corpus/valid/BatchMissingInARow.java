package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record BatchMissingInARow(
    @Input("N 784") Tensor pixels,
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
