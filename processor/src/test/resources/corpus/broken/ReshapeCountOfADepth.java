package cases;

import dev.tenon.*;

@Model(data = ReshapeCountOfADepth.Rooms.class)
record ReshapeCountOfADepth(
    @Conv2d(filters = 30, kernel = 3, stride = 2) @GroupNorm(groups = 6) @Silu Tensor a,
    @Conv2d(filters = 60, kernel = 3, stride = 2) @GroupNorm(groups = 6) @Silu Tensor b,
    @UpSample2d(2) Tensor larger,
    @Concat @From({"larger", "a"}) Tensor joined,
      // ERROR: [ReshapeCount] depth cannot reshape [N 2*ceil(H / 2) 2*ceil(W / 2) 90] to [N H W]
    // THEN: 360*N*ceil(H / 2)*ceil(W / 2) elements are not H*N*W
    // THEN: help: write sizes that multiply to 360*N*ceil(H / 2)*ceil(W / 2)
    @UpSample2d(2) @Reshape("N H W") @Output(loss = Loss.MEAN_ABSOLUTE_ERROR) Tensor depth) {

  @DataSpec(input = "N H W 3", label = "N H W")
  static final class Rooms {}
}
