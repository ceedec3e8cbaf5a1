package cases;

import dev.tenon.*;

// what uses it is not used either, which is not allowed
@Model(data = Cifar10.class)
record AllowedInTheMiddleOfAChain(
    @Normalize @Conv2d(filters = 16, kernel = 3) @Relu Tensor stem,
    @Allow("UnusedLayer") @Conv2d(filters = 16, kernel = 3) Tensor planned,
    // WARNING: [UnusedLayer] nothing uses later
    // THEN: help: remove it, name it in a @From, or mark it @Output
    @Conv2d(filters = 16, kernel = 3) Tensor later,
    @GlobalAvgPool2d @Dense(units = 10) @From("stem") Tensor logits) {}
