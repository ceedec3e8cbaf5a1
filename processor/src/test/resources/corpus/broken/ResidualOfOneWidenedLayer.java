package cases;

import static dev.tenon.Act.GELU;

import dev.tenon.*;

@Model
record ResidualOfOneWidenedLayer(
    @Input("int32 N T") Tensor ids,
    @Embedding(vocabulary = 500, units = 32) Tensor words,
    @LayerNorm Tensor normal,
    @Dense(units = 128, activation = GELU) Tensor wide,
    // ERROR: [BroadcastMismatch] sum cannot add [N T 32] and [N T 128]
    // THEN: fix: put @Dense(units = 32) after wide
    @Add @From({"words", "wide"}) Tensor sum,
    @Dense(units = 500) Tensor scores) {}
