package cases;

import dev.tenon.*;

// sentiment as -1, 0 and 1
@Model(data = ClassBaseBelowZero.Reviews.class)
record ClassBaseBelowZero(
    @Embedding(vocabulary = 1000, units = 16) Tensor words,
    @Gru(units = 32) Tensor read,
    // ERROR: [LabelBase] logits is compared with labels from 0 to 2, but those of Reviews go from -1 to 1
    // THEN: help: number the classes from 0 where the data is loaded, or write labels.minus(-1) in an objective
    @Dense(units = 3) Tensor logits) {

  @DataSpec(input = "int32 N T", label = "int32 N", classes = 3, firstClass = -1)
  static final class Reviews {}
}
