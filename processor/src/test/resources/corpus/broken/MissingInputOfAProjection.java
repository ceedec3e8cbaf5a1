package cases;

import dev.tenon.*;

// what is called alike does not fit: the layer that was meant is missing
@Model(data = Cifar10.class)
record MissingInputOfAProjection(
    @Normalize @Conv2d(filters = 16, kernel = 3) @Relu Tensor c1,
    @Conv2d(filters = 32, kernel = 1, stride = 2) Tensor side,
    // ERROR: [UnknownLayer] "c2" names no layer of MissingInputOfAProjection; did you mean "c1"?
    // THEN: help: write "c1", or put an element c2 above it
    @Add @From({"c2", "side"}) Tensor sum,
    @GlobalAvgPool2d @Dense(units = 10) Tensor logits) {}
