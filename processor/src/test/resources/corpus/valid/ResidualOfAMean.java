package cases;

import dev.tenon.*;

@Model
record ResidualOfAMean(
    @Input("N T 8") Tensor a,
    @GlobalAvgPool1d Tensor l,
    @Reshape("N 1 8") @From("l") Tensor lApart,
    @Add @From({"a", "lApart"}) Tensor s,
    @Gru(units = 4) @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out) {}
