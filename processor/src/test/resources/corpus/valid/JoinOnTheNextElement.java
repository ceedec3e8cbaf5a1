package cases;

import dev.tenon.*;

// a join and a layer on one element
@Model
record JoinOnTheNextElement(
    @Input("N 8") Tensor users,
    @Input("N 12") Tensor films,
    @Concat(axis = -1) @From({"users", "films"}) @Dense(units = 64) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor rating) {}
