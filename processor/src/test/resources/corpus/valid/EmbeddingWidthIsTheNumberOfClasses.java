package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// vectors of words that are scores already
@Model(data = EmbeddingWidthIsTheNumberOfClasses.Reviews.class)
final class EmbeddingWidthIsTheNumberOfClasses {
  final Layer body = embedding(1000, 4).globalAvgPool1d();

  Tensor forward(Tensor text) {
    return body.apply(text);
  }

  @DataSpec(input = "int32 N 50", label = "int32 N", classes = 4)
  static final class Reviews {}
}
