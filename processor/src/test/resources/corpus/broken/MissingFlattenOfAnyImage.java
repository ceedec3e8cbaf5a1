package cases;

import dev.tenon.*;

@Model
record MissingFlattenOfAnyImage(
    @Input("N H W 3") @Conv2d(filters = 16, kernel = 3, stride = 2) @Relu Tensor conv1,
    @Conv2d(filters = 32, kernel = 3, stride = 2) @Relu Tensor conv2,
    // WARNING: [DensePerPixel] isCat takes each of ceil(H / 4) x ceil(W / 4) pixels alone: output [N ceil(H / 4) ceil(W / 4) 1]
    // THEN: fix: put @GlobalAvgPool2d before it
    @Output(loss = Loss.BINARY_CROSS_ENTROPY) @Dense(units = 1) @Sigmoid Tensor isCat) {}
