package cases;

import dev.tenon.*;

// a join, and a layer behind it
@Model
record JoinOfTheNextElement(
    @Input("N 8") Tensor users,
    @Input("N 12") Tensor films,
    @Concat @From({"users", "films"}) Tensor both,
    @Dense(units = 64) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor rating) {}
