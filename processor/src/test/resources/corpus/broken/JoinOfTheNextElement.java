package cases;

import dev.tenon.*;

// two elements that changed place, but for the join
@Model
record JoinOfTheNextElement(
    @Input("N 8") Tensor users,
    @Input("N 12") Tensor films,
    // ERROR: [OneInput] hidden joins 2 inputs or more, but there is 1
    // THEN: fix: exchange hidden and both behind @Concat
    @Concat @Dense(units = 64) Tensor hidden,
    @From({"users", "films"}) Tensor both,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor rating) {}
