package cases;

import dev.tenon.*;

@Model
record ChannelsFirst(
    // WARNING: [ChannelsFirst] conv takes its input [N 3 32 32] for 32 channels of 3 x 32 pixels
    // THEN: fix: write @Input("N 32 32 3")
    @Input("N 3 32 32") @Conv2d(filters = 8, kernel = 3) Tensor conv,
    @Flatten @Dense(units = 10) Tensor logits) {}
