package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record ConcatAxisOfASingleStep(
    @Input("int32 N") Tensor user,
    @Input("int32 N 1") Tensor film,
    @From("user") @Embedding(vocabulary = 6040, units = 32) Tensor users,
    @From("film") @Embedding(vocabulary = 3706, units = 32) @Flatten Tensor films,
    @Concat @From({"users", "films"}) Tensor both,
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Dense(units = 1) @Output(loss = Loss.MEAN_SQUARED_ERROR, label = "stars") Tensor rating) {}
