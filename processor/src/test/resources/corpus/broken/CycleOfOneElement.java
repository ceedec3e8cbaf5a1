package cases;

import dev.tenon.*;

@Model
record CycleOfOneElement(
    @Input("N 8") Tensor facts,
    @Dense(units = 8, activation = Act.RELU) Tensor hidden,
    // ERROR: [Cycle] side feeds itself: side -> side
    // THEN: fix: write @From("hidden") in side
    @Dense(units = 8) @From("side") Tensor side,
    @Add @From({"facts", "side"}) Tensor both,
    @Dense(units = 3) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
