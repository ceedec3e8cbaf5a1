package cases;

import dev.tenon.*;

// no layer after the reader: its width stands for the classes
@Model(data = EmbeddingWidthTakenForClasses.Reviews.class)
record EmbeddingWidthTakenForClasses(
    @Embedding(vocabulary = 1000, units = 32) Tensor words,
    // ERROR: [ClassCount] pooled is [N 32], but Reviews has 2 classes
    // THEN: fix: put @Dense(units = 2) after it
    @GlobalAvgPool1d Tensor pooled) {

  @DataSpec(input = "int32 N 50", label = "int32 N", classes = 2)
  static final class Reviews {}
}
