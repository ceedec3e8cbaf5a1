package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TwoLettersForTheSteps {
  final Layer score = dense(1);

  Tensor forward(@Shape("N T 5") Tensor x, @Shape("N S 5") Tensor y) {
    // ERROR: [BroadcastMismatch] times cannot multiply [N T 5] and [N S 5]
    // THEN: fix: write @Shape("N T 5") in y
    return score.apply(x.times(y));
  }
}
