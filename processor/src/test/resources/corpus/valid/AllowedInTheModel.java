package cases;

import dev.tenon.*;

@Model
@Allow({"OneUnitSoftmax", "UnusedLayer"})
record AllowedInTheModel(
    @Input("N 32") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Dense(units = 8) Tensor later,
    @From("hidden") @Dense(units = 1, activation = Act.SOFTMAX) Tensor probability) {}
