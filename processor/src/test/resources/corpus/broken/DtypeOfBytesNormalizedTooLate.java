package cases;

import dev.tenon.*;

// no second @Normalize can stand there
@Model
record DtypeOfBytesNormalizedTooLate(
    @Input("uint8 N 8 8 1") Tensor x,
    // ERROR: [FloatInput] c takes floating numbers, but its input is [uint8 N 8 8 1]
    // THEN: fix: exchange @Conv2d and @Normalize of c
    @Conv2d(filters = 4, kernel = 3) @Normalize Tensor c,
    @Flatten @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor y) {}
