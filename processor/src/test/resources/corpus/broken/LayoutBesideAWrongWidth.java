package cases;

import dev.tenon.*;

@Model
record LayoutBesideAWrongWidth(
    // WARNING: [ChannelsFirst] conv takes its input [N 3 32 32] for 32 channels of 3 x 32 pixels
    // THEN: fix: write @Input("N 32 32 3")
    @Input("N 3 32 32") Tensor image,
    @Conv2d(filters = 16, kernel = 3) Tensor conv,
    @Flatten Tensor flat,
    // ERROR: [DenseWidth] hidden declares 100 inputs but receives 1536: its input is [N 1536]
    // THEN: fix: remove inputs
    @Dense(inputs = 100, units = 32) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
