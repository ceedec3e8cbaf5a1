package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record BatchMissingInAPicture(
    // WARNING: [FixedBatch] image is [28 28 1], which is 28 examples of [28 1], since the batch comes first
    // THEN: it looks like one picture, without the batch
    // THEN: fix: write @Input("N 28 28 1")
    @Input("28 28 1") Tensor image,
    @Flatten Tensor flat,
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
