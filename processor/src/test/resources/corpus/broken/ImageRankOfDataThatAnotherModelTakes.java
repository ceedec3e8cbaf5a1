package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// the data are right, as the other model shows
final class ImageRankOfDataThatAnotherModelTakes {
  private ImageRankOfDataThatAnotherModelTakes() {}

  @DataSpec(input = "N 64 3", label = "N 64 3")
  static final class Waves {}

  @Model(data = Waves.class)
  record Smooth(
      @Output(loss = Loss.MEAN_SQUARED_ERROR) @Conv1d(filters = 3, kernel = 3) Tensor waves) {}

  @Model(data = Waves.class)
  record Images(
      // ERROR: [ImageRank] d1 takes [N H W C], but its input is [N 64 3]
      // THEN: fix: write @Conv1d in place of @Conv2d
      @Conv2d(filters = 8, kernel = 3, activation = RELU) Tensor d1,
      // ERROR: [ImageRank] waves takes [N H W C], but its input is [N 64 8]
      // THEN: fix: write @Conv1d in place of @Conv2d
      @Output(loss = Loss.MEAN_SQUARED_ERROR) @Conv2d(filters = 3, kernel = 3) Tensor waves) {}
}
