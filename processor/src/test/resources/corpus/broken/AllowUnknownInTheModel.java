package cases;

import dev.tenon.*;

@Model
// ERROR: [AllowUnknown] @Allow names no problem: "unchecked"
// THEN: help: write the word in brackets that the warning begins with
@Allow("unchecked")
record AllowUnknownInTheModel(
    @Input("N 32") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Dense(units = 1) Tensor probability) {}
