package cases;

import dev.tenon.*;

@Model
record ReshapeForChannelsLast(
    // WARNING: [MixedAxes] image makes [N 32 32 3] of [N 3 32 32], which mixes up axis 1 (size 3)
    // THEN: fix: write @Transpose({0, 2, 3, 1}) in place of it
    @Input("N 3 32 32") @Reshape("N 32 32 3") Tensor image,
    @Conv2d(filters = 8, kernel = 3) Tensor conv) {}
