package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ExchangedCallsOfAnAction {
  final Layer values = dense(6);

  Objective train(
      @Shape("N 8") Tensor state, @Shape("int32 N") Tensor action, @Shape("N") Tensor goal) {
    Tensor value = values.apply(state).times(action.oneHot(6)).sum(1);
    return minimize(squaredError(value, goal).mean());
  }
}
