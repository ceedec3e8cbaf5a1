package cases;

import dev.tenon.*;

// both directions side by side are twice as wide
@Model(data = BidirectionalWidthOfTheNextLayer.Reviews.class)
record BidirectionalWidthOfTheNextLayer(
    @Embedding(vocabulary = 1000, units = 16) Tensor words,
    @Lstm(units = 32, bidirectional = true) Tensor read,
    // ERROR: [DenseWidth] logits declares 32 inputs but receives 64: its input is [N 64]
    // THEN: fix: remove inputs
    // THEN: or write inputs = 64
    @Dense(inputs = 32, units = 2) Tensor logits) {

  @DataSpec(input = "int32 N T", label = "int32 N", classes = 2)
  static final class Reviews {}
}
