package cases;

import dev.tenon.*;

// the line names as many as it can
@Model(data = Cifar10.class)
record UnusedLayerOfFiveBranches(
    @Normalize Tensor pixels,
    // WARNING: [UnusedLayer] nothing uses squares, nor widestOfAllSquares, tallestOfAllSquares, singlePixelsOfAll and 1 other
    // THEN: help: remove them, name them in a @From, or mark them @Output
    @From("pixels") @Conv2d(filters = 16, kernel = 3) Tensor squares,
    @From("pixels") @Conv2d(filters = 16, kernel = {1, 7}) Tensor widestOfAllSquares,
    @From("pixels") @Conv2d(filters = 16, kernel = {7, 1}) Tensor tallestOfAllSquares,
    @From("pixels") @Conv2d(filters = 16, kernel = 1) Tensor singlePixelsOfAll,
    @From("pixels") @Conv2d(filters = 16, kernel = 5) Tensor largest,
    @From("pixels") @Flatten @Dense(units = 10) Tensor logits) {}
