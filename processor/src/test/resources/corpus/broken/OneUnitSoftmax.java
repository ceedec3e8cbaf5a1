package cases;

import dev.tenon.*;

@Model
record OneUnitSoftmax(
    @Input("N 32") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // WARNING: [OneUnitSoftmax] probability takes the softmax of [N 1], over one number: it is always 1
    // THEN: fix: write activation = Act.SIGMOID
    @Dense(units = 1, activation = Act.SOFTMAX) Tensor probability) {}
