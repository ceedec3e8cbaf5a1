package cases;

import dev.tenon.*;

@Model(data = BalancedTwice.Flowers.class)
@Training(balanceClasses = true)
record BalancedTwice(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // ERROR: [ClassWeights] logits has class weights of its own, but @Training balances the classes
    // THEN: fix: remove classWeights
    @Output(classWeights = {1, 2, 5}) @Dense(units = 3) Tensor logits) {

  @DataSpec(input = "N 4", classes = 3)
  static final class Flowers {}
}
