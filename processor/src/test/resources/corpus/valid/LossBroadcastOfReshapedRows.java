package cases;

import dev.tenon.*;

@Model(data = LossBroadcastOfReshapedRows.D.class)
record LossBroadcastOfReshapedRows(
    @Dense(units = 4) Tensor h,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 4) Tensor y) {
  @DataSpec(input = "N 6", label = "N 4")
  static final class D {}
}
