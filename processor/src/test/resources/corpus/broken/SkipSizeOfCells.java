package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// halved twice, 90 pixels do not come back: all that follows has fewer
@Model(data = SkipSizeOfCells.Cells.class)
record SkipSizeOfCells(
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor down1,
    @MaxPool2d(2) Tensor pool1,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor down2,
    @MaxPool2d(2) Tensor pool2,
    @Conv2d(filters = 64, kernel = 3, activation = RELU) Tensor bottom,
    @UpSample2d(2) Tensor up2,
    // ERROR: [ConcatSizes] join2 cannot join [N 44 44 64] and [N 45 45 32] along axis 3
    // THEN: fix: put @Crop2d({0, 1, 0, 1}) on input 2
    @Concat @From({"up2", "down2"}) Tensor join2,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv3,
    @UpSample2d(2) Tensor up1,
    // ERROR: [ConcatSizes] join1 cannot join [N 88 88 32] and [N 90 90 16] along axis 3
    // THEN: fix: put @Crop2d(1) on input 2
    @Concat @From({"up1", "down1"}) Tensor join1,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv4,
    // ERROR: [LabelType] scores is [N 88 88 2], but the labels of Cells are [N 90 90]
    // THEN: fix: write pad = 1
    @Conv2d(filters = 2, kernel = 1) Tensor scores) {

  @DataSpec(input = "N 90 90 3", label = "int32 N 90 90", classes = 2)
  static final class Cells {}
}
