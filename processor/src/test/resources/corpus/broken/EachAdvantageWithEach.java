package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class EachAdvantageWithEach {
  final Layer policy = dense(4), value = dense(1);

  Objective train(
      @Shape("N 20") Tensor x,
      @Shape("int32 N") Tensor action,
      @Shape("N") Tensor gain) {
    Tensor chosen = policy.apply(x).logSoftmax().pick(action);
    // WARNING: [EachWithEach] times takes [N] and [N 1], which gives [N N]: each example with each
    // THEN: fix: put .squeeze(-1) after the 2nd tensor, [N 1]
    Tensor weighted = chosen.times(value.apply(x).stopGradient());
    return minimize(weighted.mean().unaryMinus().plus(gain.mean()));
  }
}
