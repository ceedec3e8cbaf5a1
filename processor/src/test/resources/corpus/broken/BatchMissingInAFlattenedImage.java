package cases;

import dev.tenon.*;

@Model
record BatchMissingInAFlattenedImage(
    // WARNING: [FixedBatch] flat is [32 32 3], which is 32 examples of [32 3], since the batch comes first
    // THEN: fix: write @Input("N 32 32 3")
    @Input("32 32 3") @Flatten Tensor flat,
    @Dense(units = 64) Tensor code) {}
