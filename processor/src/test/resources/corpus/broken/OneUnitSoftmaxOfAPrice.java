package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = OneUnitSoftmaxOfAPrice.Houses.class)
record OneUnitSoftmaxOfAPrice(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    // WARNING: [OneUnitSoftmax] price takes the softmax of [N 1], over one number: it is always 1
    // THEN: fix: write activation = Act.SIGMOID
    // ERROR: [NoLoss] price has no loss: Houses has no classes, so none is implied
    // THEN: fix: put @Output(loss = Loss.MEAN_SQUARED_ERROR) on it
    @Dense(units = 1, activation = SOFTMAX) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
