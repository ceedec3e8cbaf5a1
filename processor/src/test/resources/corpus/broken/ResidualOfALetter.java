package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualOfALetter {
  static final int D = 32;

  final Layer steps = lstm(D, o -> o.returnSequences(true));

  Tensor forward(@Shape("N T 8") Tensor series, @Shape("N T D") Tensor before) {
    // ERROR: [BroadcastMismatch] plus cannot add [N T D] and [N T 32]
    // THEN: D in a shape is any size, and not the constant D = 32: write 32, or call it by a word
    // THEN: fix: write @Shape("N T 32") in before
    return before.plus(steps.apply(series));
  }
}
