package cases;

import dev.tenon.*;

// nothing adds the branch, of which the last layer is told
@Model(data = Cifar10.class)
record UnusedLayerOfAWholeBranch(
    @Normalize Tensor pixels,
    @Conv2d(filters = 16, kernel = 3) @Relu Tensor stem,
    @Conv2d(filters = 32, kernel = 3, stride = 2) @Relu Tensor conv1,
    // WARNING: [UnusedLayer] nothing uses conv2
    // THEN: help: remove it, name it in a @From, or mark it @Output
    @Conv2d(filters = 32, kernel = 3) Tensor conv2,
    @Conv2d(filters = 32, kernel = 1, stride = 2) @From("stem") Tensor shortcut,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
