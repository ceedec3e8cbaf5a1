package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// 1568 numbers an image: elsewhere -1 would make two rows of each
@Model(data = Mnist.class)
record ReshapeBatchIntoTheImages(
    @Normalize Tensor pixels,
    @Conv2d(filters = 2, kernel = 3, activation = RELU) Tensor conv,
    // ERROR: [ShapeText] flat "-1 784": -1 is no size
    // THEN: fix: write @Reshape("N 1568")
    @Reshape("-1 784") Tensor flat,
    @Dense(units = 10) Tensor logits) {}
