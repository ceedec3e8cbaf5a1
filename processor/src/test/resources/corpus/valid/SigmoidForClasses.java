package cases;

import dev.tenon.*;

@Model(data = Cifar10.class)
record SigmoidForClasses(
    @Normalize @Flatten Tensor pixels,
    @Dense(units = 10, activation = Act.SIGMOID) Tensor gates,
    @Dense(units = 10) Tensor logits) {}
