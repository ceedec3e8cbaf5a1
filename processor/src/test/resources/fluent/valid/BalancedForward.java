package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = BalancedForward.Mails.class)
@Training(balanceClasses = true)
final class BalancedForward {
  final Layer body = dense(16).relu().dense(1);

  Tensor forward(Tensor mail) {
    return body.apply(mail);
  }

  @DataSpec(input = "N 4", label = "uint8 N 1", kind = LabelKind.BINARY)
  static final class Mails {}
}
