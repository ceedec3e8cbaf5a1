package cases;

import dev.tenon.*;

@Model
record ChannelsFirst(
    // WARNING: [ChannelsFirst] conv takes its input [N 3 32 32] for 32 channels of 3 x 32 pixels
    // THEN: help: store the images as "N 32 32 3", or transpose(0, 2, 3, 1) first
    @Input("N 3 32 32") @Conv2d(filters = 8, kernel = 3) Tensor conv,
    @Flatten @Dense(units = 10) Tensor logits) {}
