package cases;

import dev.tenon.*;

@Model
record DoubleSigmoid(
    @Input("N 20") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR)
    @Dense(units = 1, activation = Act.SIGMOID) Tensor probability) {}
