package cases;

import dev.tenon.*;

@Model
record StatedShapeWithoutAPool(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 16, kernel = 3) @Shape("N 28 28 16") Tensor conv,
    @Relu Tensor relu,
    // ERROR: [StatedShape] flat is stated to be [N 3136] but is [N 12544]
    // THEN: fix: put @MaxPool2d(2) before flat
    // THEN: or write @Shape("N 12544")
    @Flatten @Shape("N 3136") Tensor flat,
    @Dense(units = 10) @Shape("N 10") Tensor logits) {}
