package cases;

import dev.tenon.*;

// each batch has 64 images
@Model
record AllowedAtAnInput(
    @Allow("FixedBatch") @Input("64 28 28 1") @Conv2d(filters = 8, kernel = 3) Tensor conv,
    @Flatten Tensor flat,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
