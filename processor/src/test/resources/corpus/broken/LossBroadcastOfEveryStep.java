package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfEveryStep {
  final Layer steps = gru(16, o -> o.returnSequences(true));
  final Layer head = dense(3).named("head");

  Objective learn(@Shape("N T 6") Tensor series, @Shape("N T 1") Tensor next) {
    Tensor guessed = head.apply(steps.apply(series));
    // WARNING: [LossBroadcast] absoluteError compares [N T 3] with a target [N T 1]: all 3 with one number
    // THEN: fix: write dense(1) in head, LossBroadcastOfEveryStep.java:10
    return minimize(absoluteError(guessed, next).mean());
  }
}
