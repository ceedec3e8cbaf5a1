package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

// the other one is needed
@Model
record AllowUnusedOfTwo(
    @Input("N 8") Tensor row,
    @Dense(units = 4, activation = RELU) Tensor hidden,
    // WARNING: [AllowUnused] @Allow of DropoutAfterOutput keeps no warning silent here
    // THEN: help: remove it
    @Allow({"OneUnitSoftmax", "DropoutAfterOutput"})
        @Output(loss = Loss.BINARY_CROSS_ENTROPY)
        @Dense(units = 1, activation = SOFTMAX)
        Tensor score) {}
