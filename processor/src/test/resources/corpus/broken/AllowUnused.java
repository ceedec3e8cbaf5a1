package cases;

import dev.tenon.*;

@Model
record AllowUnused(
    @Input("N 32") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // WARNING: [AllowUnused] @Allow of OneUnitSoftmax keeps no warning silent here
    // THEN: fix: remove it
    @Allow("OneUnitSoftmax")
    @Dense(units = 1, activation = Act.SIGMOID) Tensor probability) {}
