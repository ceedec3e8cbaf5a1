package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// fits where height and width are multiples of 4, which the data are held to
@Model(data = PerPixelLabelsOfEvenSizes.Roads.class)
record PerPixelLabelsOfEvenSizes(
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor down1,
    @Conv2d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor down2,
    @UpSample2d(4) Tensor up,
    @Conv2d(filters = 4, kernel = 1) Tensor scores) {

  @DataSpec(input = "N H W 3", label = "int32 N H W", classes = 4)
  static final class Roads {}
}
