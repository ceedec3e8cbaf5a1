package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = SkipSizeOfCells.Cells.class)
record SkipSizeOfCells(
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor down1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor down2,
    @MaxPool2d(2) Tensor pool2,
    @Conv2d(filters = 64, kernel = 3, activation = RELU) Tensor bottom,
    @UpSample2d(2) Tensor up2,
    @Concat @From({"up2", "down2"}) Tensor join2,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv3,
    @UpSample2d(2) Tensor up1,
    @Concat @From({"up1", "down1"}) Tensor join1,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv4,
    @Conv2d(filters = 2, kernel = 1) Tensor scores) {

  @DataSpec(input = "N 92 92 3", label = "int32 N 92 92", classes = 2)
  static final class Cells {}
}
