package cases;

import dev.tenon.*;

// the users are read where the films are, so that their steps do not fit either
@Model
record UnusedLayerOfAnInputReadTwice(
    // ERROR: [UnusedLayer] nothing uses user
    // THEN: fix: write @From("user") in users
    // THEN: or write @From("user") in films
    @Input("int32 N") Tensor user,
    @Input("int32 N 1") Tensor film,
    @From("film") @Embedding(vocabulary = 6040, units = 32) Tensor users,
    @From("film") @Embedding(vocabulary = 3706, units = 32) @Flatten Tensor films,
    @Concat @From({"users", "films"}) Tensor both,
    @Dense(units = 64, activation = Act.RELU) Tensor hidden,
    @Dense(units = 1) @Output(loss = Loss.MEAN_SQUARED_ERROR, label = "stars") Tensor rating) {}
