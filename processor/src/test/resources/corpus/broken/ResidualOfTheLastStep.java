package cases;

import dev.tenon.*;

@Model
record ResidualOfTheLastStep(
    @Input("N 10 8") Tensor a,
    @Lstm(units = 8) Tensor l,
    // ERROR: [BroadcastMismatch] s cannot add [N 8] and [N 10 8]
    // THEN: fix: write returnSequences = true in l
    // THEN: or put @Reshape("N 1 8") on input 1
    @Add @From({"l", "a"}) Tensor s,
    @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out) {}
