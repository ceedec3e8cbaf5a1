package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record ReconstructionTooLargeByUpSampling(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv1,
    @MaxPool2d(2) Tensor down1,
    @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor conv2,
    @MaxPool2d(2) Tensor down2,
    @Conv2d(filters = 8, kernel = 3, stride = 2, activation = RELU) Tensor code,
    @UpSample2d(2) Tensor up1,
    @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor conv3,
    @UpSample2d(2) Tensor up2,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv4,
    @UpSample2d(2) Tensor up3,
    // ERROR: [StatedShape] restored is stated to be [N 28 28 1] but is [N 32 32 1]
    // THEN: fix: write padding = Padding.VALID in conv4
    // THEN: or write @Shape("N 32 32 1")
    @Conv2d(filters = 1, kernel = 3) @Shape("N 28 28 1") Tensor restored) {}
