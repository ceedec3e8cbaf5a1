package cases;

import dev.tenon.*;

@Model(data = Cifar10.class)
record SigmoidForClasses(
    @Normalize @Flatten Tensor pixels,
    // WARNING: [SigmoidForSoftmax] probabilities ends with sigmoid, but SOFTMAX_CROSS_ENTROPY takes any numbers
    // THEN: fix: remove activation
    @Dense(units = 10, activation = Act.SIGMOID) Tensor probabilities) {}
