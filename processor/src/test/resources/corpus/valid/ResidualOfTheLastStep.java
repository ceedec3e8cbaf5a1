package cases;

import dev.tenon.*;

@Model
record ResidualOfTheLastStep(
    @Input("N 10 8") Tensor a,
    @Lstm(units = 8, returnSequences = true) Tensor l,
    @Add @From({"l", "a"}) Tensor s,
    @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out) {}
