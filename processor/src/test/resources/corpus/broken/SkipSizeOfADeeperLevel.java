package cases;

import dev.tenon.*;

@Model
record SkipSizeOfADeeperLevel(
    @Input("N 64 64 3") @Conv2d(filters = 16, kernel = 3) @Relu Tensor one,
    @MaxPool2d(2) @Conv2d(filters = 32, kernel = 3) @Relu Tensor two,
    @MaxPool2d(2) @Conv2d(filters = 64, kernel = 3) @Relu Tensor three,
    @UpSample2d(2) Tensor up2,
    @From({"up2", "two"}) @Concat @Conv2d(filters = 32, kernel = 3) @Relu Tensor merge2,
    @UpSample2d(2) Tensor up1,
    // ERROR: [ConcatSizes] merge1 cannot join [N 64 64 32] and [N 32 32 32] along axis 3
    // THEN: fix: write @From({"up1", "one"})
    @From({"up1", "two"}) @Concat @Conv2d(filters = 16, kernel = 3) @Relu Tensor merge1,
    @Conv2d(filters = 2, kernel = 1) Tensor mask) {}
