package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record LayoutChannelsFirst(
    // WARNING: [ChannelsFirst] conv takes its input [N 3 32 32] for 32 channels of 3 x 32 pixels
    // THEN: fix: write @Input("N 32 32 3")
    @Input("N 3 32 32") Tensor image,
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor conv,
    @Flatten Tensor flat,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
