package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ExchangedCalls {
  final Layer head = dense(1, o -> o.inputs(6));

  Tensor forward(@Shape("N 6") Tensor x) {
    // ERROR: [SqueezeSize] squeeze cannot drop axis 1 of [N 6]: its size is 6, not 1
    // THEN: fix: put .slice(-1, 1, 2) before .squeeze(-1)
    Tensor second = x.squeeze(-1).slice(-1, 1, 2);
    return head.apply(x).squeeze(-1).plus(second);
  }
}
