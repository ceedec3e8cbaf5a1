package cases;

import dev.tenon.*;

@Model
record ConcatAxisBeyond(
    @Input("N 8") Tensor user,
    @Input("N 12") Tensor film,
    // ERROR: [ConcatAxis] both cannot join along axis 2: [N 8] has 2 axes
    // THEN: fix: write axis = -1
    @Concat(axis = 2) @From({"user", "film"}) Tensor both,
    @Dense(units = 1) Tensor score) {}
