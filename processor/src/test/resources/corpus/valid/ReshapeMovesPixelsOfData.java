package cases;

import dev.tenon.*;

@Model(data = ReshapeMovesPixelsOfData.Photos.class)
record ReshapeMovesPixelsOfData(
    @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
    @Reshape("N 1024 3") @Transpose({0, 2, 1}) Tensor colours,
    @Dense(units = 64, activation = Act.RELU) Tensor hidden,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {
  @DataSpec(input = "uint8 N 32 32 3", label = "int32 N", classes = 10)
  static final class Photos {}
}
