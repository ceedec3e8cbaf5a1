package cases;

import dev.tenon.*;

@Model
record AllowedElsewhere(
    @Input("N 32") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Output @Allow("OneUnitSoftmax") @Dense(units = 1, activation = Act.SOFTMAX) Tensor ill,
    // WARNING: [OneUnitSoftmax] old takes the softmax of [N 1], over one number: it is always 1
    // THEN: fix: write activation = Act.SIGMOID
    @Output @From("hidden") @Dense(units = 1, activation = Act.SOFTMAX) Tensor old) {}
