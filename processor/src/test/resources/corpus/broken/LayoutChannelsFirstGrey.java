package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record LayoutChannelsFirstGrey(
    @Input("uint8 N 1 28 28") Tensor image,
    @Normalize Tensor pixels,
    // ERROR: [ConvKernel] conv has a kernel of 3 x 3, which does not fit into 1 x 28: its input is [N 1 28 28]
    // THEN: fix: write @Input("uint8 N 28 28 1") in image
    @Conv2d(filters = 16, kernel = 3, padding = Padding.VALID, activation = RELU) Tensor conv,
    @MaxPool2d(2) Tensor pool,
    @Flatten Tensor flat,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
