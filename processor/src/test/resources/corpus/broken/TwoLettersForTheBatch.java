package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TwoLettersForTheBatch {
  final Layer score = dense(1);

  Tensor forward(@Shape("N 4") Tensor x, @Shape("M 4") Tensor y) {
    // ERROR: [BroadcastMismatch] plus cannot add [N 4] and [M 4]
    // THEN: fix: write @Shape("N 4") in y, in each function
    return score.apply(x.plus(y));
  }

  Objective learn(@Shape("N 4") Tensor x, @Shape("M 4") Tensor y, @Shape("M 1") Tensor target) {
    // ERROR: [BroadcastMismatch] times cannot multiply [N 4] and [M 4]
    // THEN: fix: write @Shape("N 4") in y and write @Shape("N 1") in target
    return minimize(score.apply(x.times(y)).minus(target).square().mean());
  }
}
