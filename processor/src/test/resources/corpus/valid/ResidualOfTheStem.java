package cases;

import dev.tenon.*;

@Model
@Adam(1e-3)
record ResidualOfTheStem(
    @Input("N 32 32 3") Tensor image,
    @Conv2d(filters = 16, kernel = 3) Tensor stem,
    @Conv2d(filters = 32, kernel = 3, stride = 2) Tensor first,
    @Conv2d(filters = 32, kernel = 3) Tensor main,
    @From("stem") @Conv2d(filters = 32, kernel = 1, stride = 2) Tensor shortcut,
    @From({"main", "shortcut"}) @Add Tensor sum,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "kind") Tensor scores) {}
