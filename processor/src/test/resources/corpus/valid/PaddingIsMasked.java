package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = PaddingIsMasked.Reviews.class)
final class PaddingIsMasked {
  final Layer body = embedding(1000, 32, o -> o.maskZero()).gru(64).dense(2);

  Tensor forward(Tensor words) {
    return body.apply(words);
  }

  @DataSpec(input = "int32 N T", classes = 2, padding = 0)
  static final class Reviews {}
}
