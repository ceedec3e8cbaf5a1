package cases;

import dev.tenon.*;

// the annotations of two elements that are named further down
@Model
record ExchangedParts(
    // ERROR: [NoInput] user has no input: nothing stands above it
    // THEN: fix: exchange @Embedding of user and @Input of vector
    @Embedding(vocabulary = 1000, units = 8) Tensor user,
    @Input("int32 N") Tensor vector,
    @Input("N 5") Tensor age,
    @Concat @From({"vector", "age"}) Tensor both,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor rating) {}
