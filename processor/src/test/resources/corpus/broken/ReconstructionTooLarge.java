package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// 28 halves to 14 and 7 and, rounded up, to 4, which doubles back to 32
@Model
record ReconstructionTooLarge(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 8, kernel = 3, stride = 2, activation = RELU) Tensor down1,
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor down2,
    @Conv2d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor down3,
    @Conv2dTranspose(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor up1,
    @Conv2dTranspose(filters = 8, kernel = 3, stride = 2, activation = RELU) Tensor up2,
    // ERROR: [StatedShape] restored is stated to be [N 28 28 1] but is [N 32 32 1]
    // THEN: fix: put @CenterCrop2d(28) after restored
    // THEN: or write @Shape("N 32 32 1")
    @Conv2dTranspose(filters = 1, kernel = 3, stride = 2) @Shape("N 28 28 1") Tensor restored) {}
