package cases;

import dev.tenon.*;

@Model
record HeadsReshaped(
    @Input("N T 32") @Dense(units = 64) Tensor queries,
    // WARNING: [MixedAxes] heads makes [N 8 T 8] of [N T 64], which mixes up axis 1 (time)
    // THEN: fix: write @Reshape("N T 8 8") @Transpose({0, 2, 1, 3}) in place of it
    @Reshape("N 8 T 8") Tensor heads) {}
