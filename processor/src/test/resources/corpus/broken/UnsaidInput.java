package cases;

import dev.tenon.*;

// nothing is said of the first element, which is most probably the input
@Model
record UnsaidInput(
    // ERROR: [NoLayer] pixels has no layer annotation
    // THEN: help: put one before it, such as @Dense(units = 10), or remove it
    Tensor pixels,
    @Dense(units = 64, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
