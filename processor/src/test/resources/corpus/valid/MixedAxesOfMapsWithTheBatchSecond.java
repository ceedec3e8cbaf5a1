package cases;

import dev.tenon.*;

@Model
record MixedAxesOfMapsWithTheBatchSecond(
    @Input("N 32") Tensor code,
    @Dense(units = 3136) Tensor wide,
    @Reshape("N 7 7 64") Tensor maps,
    @Conv2dTranspose(filters = 32, kernel = 3, stride = 2) Tensor larger,
    @Conv2dTranspose(filters = 1, kernel = 3, stride = 2) @Shape("N 28 28 1") Tensor image) {}
