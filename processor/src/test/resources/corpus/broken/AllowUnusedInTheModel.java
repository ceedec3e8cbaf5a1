package cases;

import dev.tenon.*;

@Model
// WARNING: [AllowUnused] @Allow of OneUnitSoftmax keeps no warning silent here
// THEN: help: remove it
@Allow({"OneUnitSoftmax", "UnusedLayer"})
record AllowUnusedInTheModel(
    @Input("N 32") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Dense(units = 8) Tensor later,
    // which the one at the model would have allowed, too
    @Allow("OneUnitSoftmax") @From("hidden") @Dense(units = 1, activation = Act.SOFTMAX)
        Tensor probability) {}
