package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record BatchMissingInARow(
    @Input("784") Tensor pixels,
    // ERROR: [DenseRank] hidden takes [N ... C], but its input is [784]
    // THEN: fix: write @Input("N 784") in pixels
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
