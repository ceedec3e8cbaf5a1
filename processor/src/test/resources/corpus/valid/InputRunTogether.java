package cases;

import dev.tenon.*;

// an input that is named where it is read
@Model
record InputRunTogether(
    @Input("N 32 32 3") Tensor x,
    @From("x") @Conv2d(filters = 12, kernel = 1) Tensor y,
    @Concat @From({"x", "y"}) Tensor both) {}
