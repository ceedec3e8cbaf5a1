package cases;

import dev.tenon.*;

@Model
record DtypeOfDoublesOfATable(
    @Input("float64 N 16") Tensor measured,
    // ERROR: [DtypeMismatch] hidden cannot multiply [float64 N 16] and [float32 16 8]
    // THEN: fix: write @Input("N 16") in measured
    @Dense(units = 8, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {}
