package cases;

import dev.tenon.*;

@Model
record DtypeOfCounts(
    @Input("N 16") Tensor counts,
    @Dense(units = 8, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {}
