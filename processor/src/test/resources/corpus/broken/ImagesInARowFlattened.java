package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// 784 columns are an image of 28 x 28 here
@Model(data = ImagesInARowFlattened.Digit.class)
record ImagesInARowFlattened(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Dense(units = 64, activation = RELU) Tensor hidden,
    // ERROR: [LabelRank] logits gives 28 x 28 predictions an example, [N 28 28 10], for labels [N] of Digit
    // THEN: fix: put @Flatten before hidden
    @Dense(units = 10) Tensor logits) {

  record Digit(
      @Label(classes = 10) int label,
      @Columns(value = "pixel", sizes = {28, 28, 1}) byte[] pixels) {}
}
