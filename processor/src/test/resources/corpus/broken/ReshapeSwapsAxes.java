package cases;

import dev.tenon.*;

@Model
record ReshapeSwapsAxes(
    @Input("N T 12") @Dense(units = 16) Tensor steps,
    // WARNING: [MixedAxes] swapped makes [N 16 T] of [N T 16], which mixes up axis 1 (time)
    // THEN: help: a reshape moves no axis; write transpose(0, 2, 1)
    @Reshape("N 16 T") Tensor swapped) {}
