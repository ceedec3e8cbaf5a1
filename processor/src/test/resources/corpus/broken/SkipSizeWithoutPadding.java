package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record SkipSizeWithoutPadding(
    @Input("N 64 64 1") Tensor image,
    @Conv2d(filters = 16, kernel = 3, padding = Padding.VALID, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv2,
    @UpSample2d(4) Tensor up,
    // ERROR: [ConcatSizes] joined cannot join [N 62 62 16] and [N 124 124 32] along axis 3
    // THEN: fix: write @UpSample2d(2) in up
    @Concat @From({"conv1", "up"}) Tensor joined,
    @Conv2d(filters = 2, kernel = 1) Tensor logits) {}
