package cases;

import dev.tenon.*;

// a stand-in until there is a second class
@Model
record AllowedAtAnElement(
    @Input("N 32") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Allow("OneUnitSoftmax") @Dense(units = 1, activation = Act.SOFTMAX) Tensor probability) {}
