package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record ReshapeCountOfPaddedPatches(
    // ERROR: [ReshapeCount] patches cannot reshape [N 6 6 64] to [N 25 64]: 2304*N elements are not 1600*N
    // THEN: fix: write padding = Padding.VALID in patches
    @Normalize @Conv2d(filters = 64, kernel = 5, stride = 5) @Reshape("N 25 64") @Positions(25) Tensor patches,
    @Attention(heads = 4) Tensor att,
    @GlobalAvgPool1d @Dense(units = 10) Tensor out) {}
