package cases;

import dev.tenon.*;

@Model
record TooLargeForAnArray(
    // ERROR: [InputSize] scan is [N 50000 50000], 2500000000 numbers an example, but an array holds 2147483647
    // THEN: help: hand over parts of it, such as smaller images, as examples of their own
    @Input("N 50000 50000") Tensor scan,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor score) {}
