package cases;

import dev.tenon.*;

@Model
record ImageRankOfOneImageOfChannels(
    @Input("uint8 3 128 128") @Normalize(mean = 127, std = 60) Tensor norm,
    // ERROR: [ImageRank] conv takes [N H W C], but its input is [3 128 128]
    // THEN: fix: write @Input("uint8 N 128 128 3") in norm
    @Conv2d(filters = 16, kernel = 3) @Relu Tensor conv,
    @MaxPool2d(2) Tensor pool,
    @GlobalAvgPool2d Tensor mean,
    @Dense(units = 2) Tensor logits) {}
