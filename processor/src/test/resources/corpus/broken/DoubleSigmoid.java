package cases;

import dev.tenon.*;

@Model
record DoubleSigmoid(
    @Input("N 20") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.SIGMOID_CROSS_ENTROPY)
    // WARNING: [DoubleSigmoid] probability ends with sigmoid, which SIGMOID_CROSS_ENTROPY applies itself
    // THEN: fix: remove activation
    @Dense(units = 1, activation = Act.SIGMOID) Tensor probability) {}
