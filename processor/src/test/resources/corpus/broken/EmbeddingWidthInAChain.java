package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = EmbeddingWidthInAChain.Reviews.class)
final class EmbeddingWidthInAChain {
  // ERROR: [ClassCount] body/globalAvgPool1d is [N 16], but Reviews has 4 classes
  // THEN: fix: put .dense(4) after it
  final Layer body = embedding(1000, 16).globalAvgPool1d();

  Tensor forward(Tensor text) {
    return body.apply(text);
  }

  @DataSpec(input = "int32 N 50", label = "int32 N", classes = 4)
  static final class Reviews {}
}
