package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// 28 halves to 14, 7 and 3, and 3 doubles to 6
@Model
record SkipSizeOfAnOddImage(
    @Input("N 28 28 1") Tensor image,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv2,
    @MaxPool2d(2) Tensor pool2,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv3,
    @MaxPool2d(2) Tensor pool3,
    @UpSample2d(2) Tensor up3,
    // ERROR: [ConcatSizes] joined cannot join [N 7 7 32] and [N 6 6 32] along axis 3
    // THEN: fix: write @Input("N 32 32 1") in image
    // THEN: or put @Crop2d({0, 1, 0, 1}) on input 1
    @Concat @From({"conv3", "up3"}) Tensor joined,
    @Conv2d(filters = 2, kernel = 1) Tensor logits) {}
