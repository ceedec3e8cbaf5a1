package cases;

import dev.tenon.*;

@Model
record ReshapeSwapsAxes(
    @Input("N T 12") @Dense(units = 16) Tensor steps,
    // WARNING: [MixedAxes] swapped makes [N 16 T] of [N T 16], which mixes up axis 1 (time)
    // THEN: fix: write @Transpose({0, 2, 1}) in place of it
    @Reshape("N 16 T") Tensor swapped) {}
