package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model(data = OneUnitSoftmaxOfAPrice.Houses.class)
record OneUnitSoftmaxOfAPrice(
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Dense(units = 1) @Output(loss = Loss.HUBER) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
