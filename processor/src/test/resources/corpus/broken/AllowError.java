package cases;

import dev.tenon.*;

@Model
record AllowError(
    @Input("N 32") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // ERROR: [AllowError] @Allow names DenseWidth, an error: it cannot be allowed, the model would not work
    // ERROR: [DenseWidth] probability declares 8 inputs but receives 16: its input is [N 16]
    // THEN: help: mend what it says, and remove it from @Allow
    // THEN: fix: remove inputs
    @Allow("DenseWidth") @Dense(inputs = 8, units = 1) Tensor probability) {}
