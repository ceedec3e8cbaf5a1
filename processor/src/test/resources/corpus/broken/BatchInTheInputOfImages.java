package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record BatchInTheInputOfImages(
    // WARNING: [FixedBatch] image is [32 28 28 1], so the last, smaller batch of an epoch does not fit
    // THEN: fix: write @Input("N 28 28 1")
    @Input("32 28 28 1") Tensor image,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv,
    @Flatten Tensor flat,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
