package cases;

import dev.tenon.*;

// an input behind the layer that reads it
@Model
record ExchangedInput(
    // ERROR: [NoInput] vector has no input: nothing stands above it
    // THEN: fix: exchange vector and user
    @Embedding(vocabulary = 1000, units = 8) Tensor vector,
    @Input("int32 N") Tensor user,
    @Input("N 5") Tensor age,
    @Concat @From({"vector", "age"}) Tensor both,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor rating) {}
