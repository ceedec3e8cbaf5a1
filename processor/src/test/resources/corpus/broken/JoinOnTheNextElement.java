package cases;

import dev.tenon.*;

// a join that stands one element too late
@Model
record JoinOnTheNextElement(
    @Input("N 8") Tensor users,
    @Input("N 12") Tensor films,
    // ERROR: [ManyInputs] both takes 2 inputs but has no layer that joins them
    // THEN: fix: move @Concat to both
    @From({"users", "films"}) Tensor both,
    @Concat(axis = -1) @Dense(units = 64) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor rating) {}
