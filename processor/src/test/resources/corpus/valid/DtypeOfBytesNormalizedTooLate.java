package cases;

import dev.tenon.*;

@Model
record DtypeOfBytesNormalizedTooLate(
    @Input("uint8 N 8 8 1") Tensor x,
    @Normalize @Conv2d(filters = 4, kernel = 3) Tensor c,
    @Flatten @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor y) {}
