package cases;

import dev.tenon.*;

@Model
record DtypeOfAJoin(
    @Input("int32 N") Tensor user,
    @Embedding(vocabulary = 1000, units = 8) Tensor vector,
    @Input("int32 N 5") Tensor age,
    // ERROR: [DtypeMismatch] both cannot join [float32 N 8] and [int32 N 5]
    // THEN: vector  float32 N 8  DtypeOfAJoin.java:8
    // THEN: fix: write @Input("N 5") in age
    @Concat @From({"vector", "age"}) Tensor both,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor rating) {}
