package cases;

import dev.tenon.*;

@Model
record ResidualOfSignalsByAnnotations(
    @Input("N T 6") Tensor x,
    @Conv1d(filters = 16, kernel = 3) Tensor first,
    @Conv1d(filters = 32, kernel = 3) Tensor second,
    // ERROR: [BroadcastMismatch] sum cannot add [N T 32] and [N T 16]
    // THEN: fix: write filters = 32 in first
    @Add @From({"second", "first"}) Tensor sum) {}
