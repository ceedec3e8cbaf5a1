package cases;

import dev.tenon.*;

// inputs between layers
@Model
record ExchangedInput(
    @Input("int32 N") Tensor user,
    @Embedding(vocabulary = 1000, units = 8) Tensor vector,
    @Input("N 5") Tensor age,
    @Concat @From({"vector", "age"}) Tensor both,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor rating) {}
