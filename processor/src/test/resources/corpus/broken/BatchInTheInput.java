package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record BatchInTheInput(
    // WARNING: [FixedBatch] image is [64 784], so the last, smaller batch of an epoch does not fit
    // THEN: fix: write @Input("N 784")
    @Input("64 784") Tensor image,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
