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
    @UpSample2d(4) Tensor up,
    // ERROR: [ConcatSizes] joined cannot join [N 4*floor(H / 4) 4*floor(W / 4) 64] and [N floor(H / 2) floor(W / 2) 32] along axis 3
    // THEN: fix: write @UpSample2d(2) in up
    @From({"up", "second"}) @Concat Tensor joined,
    @Conv2d(filters = 1, kernel = 1) Tensor scores) {}
