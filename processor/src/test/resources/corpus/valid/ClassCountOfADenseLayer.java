package cases;

import dev.tenon.*;

@Model(data = ClassCountOfADenseLayer.Cats.class)
record ClassCountOfADenseLayer(
    @Dense(units = 16) @Relu Tensor hidden,
    @Dense(units = 10) Tensor logits) {
  @DataSpec(input = "N 12", label = "int32 N", classes = 10)
  static final class Cats {}
}
