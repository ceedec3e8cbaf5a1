package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record SkipSizeOfEvenImages(
    @Input("N 32 32 1") Tensor image,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv2,
    @MaxPool2d(2) Tensor pool2,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv3,
    @MaxPool2d(2) Tensor pool3,
    @UpSample2d(2) Tensor up3,
    @Concat @From({"conv3", "up3"}) Tensor joined,
    @Conv2d(filters = 2, kernel = 1) Tensor logits) {}
