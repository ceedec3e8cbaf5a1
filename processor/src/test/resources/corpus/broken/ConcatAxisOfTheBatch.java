package cases;

import dev.tenon.*;

@Model
record ConcatAxisOfTheBatch(
    @Input("N 8") Tensor user,
    @Input("N 12") Tensor film,
    // ERROR: [ConcatSizes] both cannot join [N 8] and [N 12] along axis 0
    // THEN: fix: write axis = -1
    // THEN: or write @Input("N 8") in film
    @Concat(axis = 0) @From({"user", "film"}) Tensor both,
    @Dense(units = 1) Tensor score) {}
