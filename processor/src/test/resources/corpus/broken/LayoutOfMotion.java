package cases;

import dev.tenon.*;

@Model
record LayoutOfMotion(
    @Input("N 6 128") Tensor motion,
    // ERROR: [ConvChannels] c1 declares 6 channels but receives 128: its input is [N 6 128]
    // THEN: fix: write @Input("N 128 6") in motion
    @Conv1d(filters = 32, kernel = 9, channels = 6) @Relu Tensor c1,
    @GlobalMaxPool1d Tensor pooled,
    @Dense(units = 6) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor activity) {}
