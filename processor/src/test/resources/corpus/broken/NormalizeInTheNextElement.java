package cases;

import dev.tenon.*;

@Model
record NormalizeInTheNextElement(
    @Input("uint8 N 28 28 1") Tensor image,
    // ERROR: [FloatInput] stem takes floating numbers, but its input is [uint8 N 28 28 1]
    // THEN: fix: move @Normalize of pixels before it
    @Conv2d(filters = 16, kernel = 3) Tensor stem,
    @Normalize Tensor pixels,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
