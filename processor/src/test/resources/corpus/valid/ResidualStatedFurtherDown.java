package cases;

import dev.tenon.*;

// a channel count that a layer further down states
@Model
record ResidualStatedFurtherDown(
    @Input("N 32 32 3") @Conv2d(filters = 12, kernel = 3) Tensor x,
    @From("x") @Conv2d(filters = 12, kernel = 1) Tensor y,
    @Add @From({"x", "y"}) Tensor sum,
    @Conv2d(filters = 4, kernel = 1, channels = 12) Tensor z) {}
