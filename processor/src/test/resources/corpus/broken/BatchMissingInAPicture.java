package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record BatchMissingInAPicture(
    // WARNING: [FixedBatch] image is [28 28 1], so the last, smaller batch of an epoch does not fit
    // THEN: or [28 28 1] is one example, and the batch is missing
    // THEN: fix: write @Input("N 28 28 1")
    // THEN: or write @Input("N 28 1")
    @Input("28 28 1") Tensor image,
    @Flatten Tensor flat,
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
