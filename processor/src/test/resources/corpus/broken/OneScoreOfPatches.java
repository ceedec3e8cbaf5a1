package cases;

import dev.tenon.*;

@Model(data = OneScoreOfPatches.D.class)
record OneScoreOfPatches(
    @Conv2d(filters = 64, kernel = 4, stride = 2, bias = false) @LeakyRelu Tensor c1,
    // ERROR: [LabelRank] score gives 16 x 16 x 1 prediction an example, [N 16 16 1], for labels [N] of D
    // THEN: fix: put @GlobalAvgPool2d @Reshape("N") after it
    @Conv2d(filters = 1, kernel = 4, bias = false) @Sigmoid @Output(loss = Loss.BINARY_CROSS_ENTROPY) Tensor score) {
  @DataSpec(input = "N 32 32 3", label = "uint8 N", kind = LabelKind.BINARY)
  static final class D {}
}
