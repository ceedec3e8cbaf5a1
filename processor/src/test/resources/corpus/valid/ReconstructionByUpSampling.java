package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record ReconstructionByUpSampling(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 8, kernel = 3, stride = 2, activation = RELU) Tensor down1,
    @Conv2d(filters = 8, kernel = 3, stride = 2, activation = RELU) Tensor down2,
    @Conv2d(filters = 8, kernel = 3, stride = 2, activation = RELU) Tensor code,
    @UpSample2d(2) Tensor up1,
    @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor conv3,
    @UpSample2d(2) Tensor up2,
    @Conv2d(filters = 16, kernel = 3, padding = Padding.VALID, activation = RELU) Tensor conv4,
    @UpSample2d(2) Tensor up3,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Conv2d(filters = 1, kernel = 3)
        @Shape("N 28 28 1") Tensor restored) {}
