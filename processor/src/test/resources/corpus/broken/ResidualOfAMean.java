package cases;

import dev.tenon.*;

@Model
record ResidualOfAMean(
    @Input("N T 8") Tensor a,
    @GlobalAvgPool1d Tensor l,
    // ERROR: [BroadcastMismatch] s cannot add [N T 8] and [N 8]
    // THEN: fix: put @Reshape("N 1 8") on input 2
    @Add @From({"a", "l"}) Tensor s,
    @Gru(units = 4) @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out) {}
