package cases;

import dev.tenon.*;

// two mistakes that one layer tells
@Model(data = PerStepLabelsBesideAWrongWidth.D.class)
record PerStepLabelsBesideAWrongWidth(
    @Embedding(vocabulary = 100, units = 16) Tensor w,
    @Lstm(units = 32, bidirectional = true) Tensor l,
    // ERROR: [LabelRank] out is [N 9], one prediction an example, but the labels of D are [N T]
    // THEN: fix: write returnSequences = true in l
    // ERROR: [DenseWidth] out declares 32 inputs but receives 64: its input is [N 64]
    // THEN: fix: remove inputs
    // THEN: or write inputs = 64
    @Dense(inputs = 32, units = 9) Tensor out) {
  @DataSpec(input = "int32 N T", label = "int32 N T", classes = 9)
  static final class D {}
}
