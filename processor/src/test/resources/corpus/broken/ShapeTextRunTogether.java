package cases;

import dev.tenon.*;

@Model
record ShapeTextRunTogether(
    // ERROR: [ShapeText] "N32": "N32" is no size
    // THEN: fix: write @Input("N 32")
    @Input("N32") @Dense(units = 16) @Relu Tensor hidden,
    // ERROR: [ShapeText] "batch 4": "batch" is no size
    // THEN: fix: write @Shape("N 4")
    @Dense(units = 4) @Shape("batch 4") Tensor scores) {}
