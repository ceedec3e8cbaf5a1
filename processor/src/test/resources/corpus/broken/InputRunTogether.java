package cases;

import dev.tenon.*;

// an input whose name is missing, and what reads it
@Model
record InputRunTogether(
    // ERROR: [InputFrom] y is an input, which no element feeds
    // THEN: fix: put Tensor x before @From
    @Input("N 32 32 3") @From("x") @Conv2d(filters = 12, kernel = 1) Tensor y,
    @Concat @From({"x", "y"}) Tensor both) {}
