package cases;

import dev.tenon.*;

@Model
record LayoutBeforeAWrongWidth(
    // ERROR: [ChannelsFirst] conv takes its input [N 3 32 32] for 32 channels of 3 x 32 pixels
    // THEN: fix: write @Input("N 32 32 3")
    @Input("N 3 32 32") Tensor image,
    @Conv2d(filters = 16, kernel = 3) Tensor conv,
    @Flatten Tensor flat,
    // as wide as it is with the channels last
    @Dense(inputs = 16384, units = 32) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
