package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// two mistakes: the last layer is there
@Model(data = EndOfAnotherWidthAndNoLoss.Houses.class)
record EndOfAnotherWidthAndNoLoss(
    @Dense(units = 32, activation = RELU) Tensor hidden,
    // ERROR: [LabelType] price is [N 3], but the labels of Houses are [N 1]
    // THEN: fix: write units = 1
    // ERROR: [NoLoss] price has no loss: Houses has no classes, so none is implied
    // THEN: fix: put @Output(loss = Loss.MEAN_SQUARED_ERROR) on it
    @Dense(units = 3) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
