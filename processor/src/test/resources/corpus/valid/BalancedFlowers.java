package cases;

import dev.tenon.*;

@Model(data = BalancedFlowers.Flowers.class)
@Training(balanceClasses = true)
record BalancedFlowers(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden, @Dense(units = 3) Tensor logits) {

  @DataSpec(input = "N 4", classes = 3, ignored = -1)
  static final class Flowers {}
}
