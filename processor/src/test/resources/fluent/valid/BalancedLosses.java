package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = BalancedLosses.Mails.class)
@Training(balanceClasses = true)
final class BalancedLosses {
  final Layer body = dense(16).relu().dense(1);

  Objective learn(Tensor mail, Tensor spam) {
    Tensor losses = sigmoidCrossEntropy(body.apply(mail), spam.cast(DType.FLOAT32));
    return minimize(losses.times(balancedWeights(spam)).mean());
  }

  @DataSpec(input = "N 4", label = "uint8 N 1", kind = LabelKind.BINARY)
  static final class Mails {}
}
