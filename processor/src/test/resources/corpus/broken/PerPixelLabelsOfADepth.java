package cases;

import dev.tenon.*;

@Model(data = PerPixelLabelsOfADepth.Rooms.class)
record PerPixelLabelsOfADepth(
    @Conv2d(filters = 30, kernel = 3, stride = 2) @GroupNorm(groups = 6) @Silu Tensor a,
    @Conv2d(filters = 60, kernel = 3, stride = 2) @GroupNorm(groups = 6) @Silu Tensor b,
    @UpSample2d(2) Tensor larger,
    @Concat @From({"larger", "a"}) Tensor joined,
    @Conv2d(filters = 1, kernel = 3) Tensor half,
    // ERROR: [LabelRank] depth is [N 2*ceil(H / 2) 2*ceil(W / 2) 1], but the labels of Rooms are [N H W], without an axis of 1
    // THEN: fix: put @Reshape("N H W") after it
    @UpSample2d(2) @Output(loss = Loss.MEAN_ABSOLUTE_ERROR) Tensor depth) {

  @DataSpec(input = "N H W 3", label = "N H W")
  static final class Rooms {}
}
