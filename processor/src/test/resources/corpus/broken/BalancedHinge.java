package cases;

import dev.tenon.*;

@Model(data = BalancedHinge.Mails.class)
@Training(balanceClasses = true)
record BalancedHinge(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // ERROR: [ClassWeights] score is compared by HINGE, but @Training balances classes
    // THEN: help: remove balanceClasses, or compare it by a loss of classes
    @Output(loss = Loss.HINGE) @Dense(units = 1) Tensor score) {

  @DataSpec(input = "N 4", label = "uint8 N 1", kind = LabelKind.BINARY)
  static final class Mails {}
}
