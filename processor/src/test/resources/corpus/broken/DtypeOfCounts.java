package cases;

import dev.tenon.*;

@Model
record DtypeOfCounts(
    @Input("int32 N 16") Tensor counts,
    // ERROR: [FloatInput] hidden takes floating numbers, but its input is [int32 N 16]
    // THEN: fix: write @Input("N 16") in counts
    @Dense(units = 8, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {}
