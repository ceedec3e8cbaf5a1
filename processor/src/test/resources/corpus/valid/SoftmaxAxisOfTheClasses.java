package cases;

import dev.tenon.*;

@Model
record SoftmaxAxisOfTheClasses(
    @Input("N 32") Tensor mail,
    @Dense(units = 2) Tensor scores,
    @Softmax Tensor probabilities) {}
