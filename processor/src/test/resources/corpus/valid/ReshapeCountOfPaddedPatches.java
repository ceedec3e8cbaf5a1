package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record ReshapeCountOfPaddedPatches(
    @Normalize @Conv2d(filters = 64, kernel = 5, stride = 5, padding = Padding.VALID) @Reshape("N 25 64") @Positions(25) Tensor patches,
    @Attention(heads = 4) Tensor att,
    @GlobalAvgPool1d @Dense(units = 10) Tensor out) {}
