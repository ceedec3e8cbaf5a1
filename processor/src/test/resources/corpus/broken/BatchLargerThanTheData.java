package cases;

import dev.tenon.*;

@Model(data = BatchLargerThanTheData.Flowers.class)
// ERROR: [BatchSize] @Training has batchSize = 256, but Flowers has 150 examples
// THEN: fix: write batchSize = 150 or less
@Training(batchSize = 256)
record BatchLargerThanTheData(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Dense(units = 3) Tensor logits) {

  @DataSpec(input = "N 4", classes = 3, size = 150)
  static final class Flowers {}
}
