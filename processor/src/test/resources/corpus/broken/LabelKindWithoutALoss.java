package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = LabelKindWithoutALoss.Houses.class)
record LabelKindWithoutALoss(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    // ERROR: [NoLoss] price has no loss: Houses has no classes, so none is implied
    // THEN: fix: put @Output(loss = Loss.MEAN_SQUARED_ERROR) on it
    @Dense(units = 1) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
