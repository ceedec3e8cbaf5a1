package cases;

import dev.tenon.*;

@Model(data = BalancedPrices.Houses.class)
// ERROR: [ClassWeights] @Training balances the classes of Houses, whose labels are numbers
// THEN: help: remove balanceClasses; it takes labels that are one class each
@Training(balanceClasses = true)
record BalancedPrices(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {

  @DataSpec(input = "N 13", label = "N 1")
  static final class Houses {}
}
