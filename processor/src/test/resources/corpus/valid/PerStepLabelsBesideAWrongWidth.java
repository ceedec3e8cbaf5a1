package cases;

import dev.tenon.*;

// two mistakes that one layer tells
@Model(data = PerStepLabelsBesideAWrongWidth.D.class)
record PerStepLabelsBesideAWrongWidth(
    @Embedding(vocabulary = 100, units = 16) Tensor w,
    @Lstm(units = 32, bidirectional = true, returnSequences = true) Tensor l,
    @Dense(units = 9) Tensor out) {
  @DataSpec(input = "int32 N T", label = "int32 N T", classes = 9)
  static final class D {}
}
