package cases;

import dev.tenon.*;

@Model
@Adam(1e-3)
record SkipSizeFourTimes(
    @Input("N H W 1") Tensor image,
    @Conv2d(filters = 16, kernel = 3) Tensor first,
    @MaxPool2d(2) Tensor half,
    @Conv2d(filters = 32, kernel = 3) Tensor second,
    @MaxPool2d(2) Tensor quarter,
    @Conv2d(filters = 64, kernel = 3) Tensor third,
    @UpSample2d(2) Tensor up,
    @From({"up", "second"}) @Concat Tensor joined,
    @Conv2d(filters = 1, kernel = 1) Tensor scores) {}
