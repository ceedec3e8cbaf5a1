package cases;

import dev.tenon.*;

@Model
record OneUnitSoftmax(
    @Input("N 32") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Dense(units = 1, activation = Act.SIGMOID) Tensor probability) {}
