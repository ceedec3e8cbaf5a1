package cases;

import dev.tenon.*;

@Model
record MixedAxesOfMapsWithTheBatchSecond(
    @Input("N 32") Tensor code,
    @Dense(units = 3136) Tensor wide,
    // ERROR: [MixedAxes] maps makes [7 N 7 64] of [N 3136], which mixes up axis 0 (batch)
    // THEN: the axes are batch, feature; a reshape moves none of them
    // THEN: fix: write @Reshape("N 7 7 64")
    @Reshape("7 N 7 64") Tensor maps,
    @Conv2dTranspose(filters = 32, kernel = 3, stride = 2) Tensor larger,
    @Conv2dTranspose(filters = 1, kernel = 3, stride = 2) @Shape("N 28 28 1") Tensor image) {}
