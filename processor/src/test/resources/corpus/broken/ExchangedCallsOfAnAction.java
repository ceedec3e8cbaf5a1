package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ExchangedCallsOfAnAction {
  final Layer values = dense(6);

  Objective train(
      @Shape("N 8") Tensor state, @Shape("int32 N") Tensor action, @Shape("N") Tensor goal) {
    // ERROR: [BroadcastMismatch] times cannot multiply [N] and [N 6]
    // THEN: fix: put .times(action.oneHot(6)) before .sum(1)
    Tensor value = values.apply(state).sum(1).times(action.oneHot(6));
    return minimize(squaredError(value, goal).mean());
  }
}
