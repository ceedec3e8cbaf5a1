package cases;

import dev.tenon.*;

@Model
record DtypeOfASum(
    @Input("N 16") Tensor measured,
    @Dense(units = 8, activation = Act.RELU) Tensor hidden,
    @Input("float64 N 8") Tensor prior,
    // ERROR: [DtypeMismatch] sum cannot add [float32 N 8] and [float64 N 8]
    // THEN: prior  float64 N 8
    // THEN: fix: write @Input("N 8") in prior
    @Add @From({"hidden", "prior"}) Tensor sum,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {}
