package cases;

import dev.tenon.*;

// a channel count that a layer further down states is right: the other one is wrong
@Model
record ResidualStatedFurtherDown(
    @Input("N 32 32 3") @Conv2d(filters = 12, kernel = 3) Tensor x,
    @From("x") @Conv2d(filters = 8, kernel = 1) Tensor y,
    // ERROR: [BroadcastMismatch] sum cannot add [N 32 32 12] and [N 32 32 8]
    // THEN: fix: write filters = 12 in y
    // THEN: or put @Conv2d(filters = 12, kernel = 1) on input 2
    @Add @From({"x", "y"}) Tensor sum,
    @Conv2d(filters = 4, kernel = 1, channels = 12) Tensor z) {}
