package cases;

import dev.tenon.*;

@Model(data = OneScoreOfPatches.D.class)
record OneScoreOfPatches(
    @Conv2d(filters = 64, kernel = 4, stride = 2, bias = false) @LeakyRelu Tensor c1,
    @Conv2d(filters = 1, kernel = 4, bias = false) @Sigmoid @GlobalAvgPool2d @Reshape("N") @Output(loss = Loss.BINARY_CROSS_ENTROPY) Tensor score) {
  @DataSpec(input = "N 32 32 3", label = "uint8 N", kind = LabelKind.BINARY)
  static final class D {}
}
