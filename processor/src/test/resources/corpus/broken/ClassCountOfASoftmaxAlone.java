package cases;

import dev.tenon.*;

@Model(data = ClassCountOfASoftmaxAlone.Cats.class)
record ClassCountOfASoftmaxAlone(
    @Dense(units = 16) @Relu Tensor hidden,
    // ERROR: [ClassCount] logits is [N 16], but Cats has 10 classes
    // THEN: fix: write @Dense(units = 10) in place of it
    @Softmax Tensor logits) {
  @DataSpec(input = "N 12", label = "int32 N", classes = 10)
  static final class Cats {}
}
