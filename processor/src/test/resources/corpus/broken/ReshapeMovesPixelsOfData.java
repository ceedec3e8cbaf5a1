package cases;

import dev.tenon.*;

@Model(data = ReshapeMovesPixelsOfData.Photos.class)
record ReshapeMovesPixelsOfData(
    @Normalize(mean = 0.5, std = 0.5) Tensor pixels,
    // WARNING: [MixedAxes] colours makes [N 3 1024] of [N 32 32 3], which mixes up axis 1 (size 32)
    // THEN: fix: write @Reshape("N 1024 3") @Transpose({0, 2, 1}) in place of it
    @Reshape("N 3 1024") Tensor colours,
    @Dense(units = 64, activation = Act.RELU) Tensor hidden,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {
  @DataSpec(input = "uint8 N 32 32 3", label = "int32 N", classes = 10)
  static final class Photos {}
}
