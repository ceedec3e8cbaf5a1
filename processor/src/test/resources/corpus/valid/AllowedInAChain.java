package cases;

import dev.tenon.*;

// what waits for a part that is still to be written, one layer behind the other
@Model(data = Cifar10.class)
record AllowedInAChain(
    @Normalize @Conv2d(filters = 16, kernel = 3) @Relu Tensor stem,
    @Conv2d(filters = 16, kernel = 3) Tensor planned,
    @Allow("UnusedLayer") @Conv2d(filters = 16, kernel = 3) Tensor later,
    @GlobalAvgPool2d @Dense(units = 10) @From("stem") Tensor logits) {}
