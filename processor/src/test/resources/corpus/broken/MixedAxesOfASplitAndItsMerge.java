package cases;

import dev.tenon.*;

@Model
record MixedAxesOfASplitAndItsMerge(
    @Input("N T 16") Tensor steps,
    // WARNING: [MixedAxes] split makes [N 4 T 4] of [N T 16], which mixes up axis 1 (time)
    // THEN: fix: write @Reshape("N T 4 4")
    @Reshape("N 4 T 4") Tensor split,
    @Reshape("N T 16") Tensor merged) {}
