package cases;

import dev.tenon.*;

@Model
record MissingInputOfTheSecondBranch(
    @Input("N 8") Tensor user,
    @Dense(units = 16) Tensor left,
    // ERROR: [UnknownLayer] "flim" names no layer of MissingInputOfTheSecondBranch; did you mean "film"?
    // THEN: fix: write "film"
    @Dense(units = 16) @From("flim") Tensor right,
    @Input("N 12") Tensor film,
    @Add @From({"left", "right"}) Tensor both,
    @Dense(units = 1) Tensor score) {}
