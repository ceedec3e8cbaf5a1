package cases;

import dev.tenon.*;

@Model
record LayoutOfMotion(
    @Input("N 128 6") Tensor motion,
    @Conv1d(filters = 32, kernel = 9, channels = 6) @Relu Tensor c1,
    @GlobalMaxPool1d Tensor pooled,
    @Dense(units = 6) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor activity) {}
