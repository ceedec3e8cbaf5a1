package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record ReconstructionFits(
    @Input("N 32 32 1") Tensor image,
    @Conv2d(filters = 8, kernel = 3, stride = 2, activation = RELU) Tensor down1,
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor down2,
    @Conv2dTranspose(filters = 8, kernel = 3, stride = 2, activation = RELU) Tensor up1,
    @Conv2dTranspose(filters = 1, kernel = 3, stride = 2) @Shape("N 32 32 1") Tensor restored) {}
