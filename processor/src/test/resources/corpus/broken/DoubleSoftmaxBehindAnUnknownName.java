package cases;

import dev.tenon.*;

// nothing that is tried mends the name, so that all behind it stays a guess
@Model(data = Cifar10.class)
record DoubleSoftmaxBehindAnUnknownName(
    @Normalize @Conv2d(filters = 12, kernel = 3) Tensor seen,
    @GlobalAvgPool2d Tensor pooled,
    // ERROR: [UnknownLayer] "roads" names no layer of DoubleSoftmaxBehindAnUnknownName
    // THEN: help: name one of seen, pooled, both, digits
    @Concat @From({"pooled", "roads"}) Tensor both,
    // WARNING: [DoubleSoftmax] digits ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
    // THEN: fix: remove activation
    @Dense(units = 10, activation = Act.SOFTMAX) Tensor digits) {}
