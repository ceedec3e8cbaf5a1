package cases;

import dev.tenon.*;

@Model
record AllowUnknown(
    @Input("N 32") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // ERROR: [AllowUnknown] @Allow names no problem: "OneUnitSofmax"; did you mean "OneUnitSoftmax"?
    // THEN: help: write "OneUnitSoftmax"
    @Allow("OneUnitSofmax")
    @Dense(units = 1) Tensor probability) {}
