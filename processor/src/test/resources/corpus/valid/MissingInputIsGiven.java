package cases;

import dev.tenon.*;

@Model
record MissingInputIsGiven(
    @Input("N 8") Tensor user,
    @Dense(units = 16) Tensor left,
    @Input("N 12") Tensor film,
    @Dense(units = 16) Tensor right,
    @Add @From({"left", "right"}) Tensor both,
    @Dense(units = 1) Tensor score) {}
