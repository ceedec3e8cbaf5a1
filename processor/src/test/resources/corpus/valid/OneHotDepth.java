package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OneHotDepth {
  final Layer online = dense(64).relu().dense(6);

  Objective learn(
      @Shape("N 4") Tensor state, @Shape("int32 N") Tensor action, @Shape("N") Tensor goal) {
    Tensor taken = action.oneHot(6);
    Tensor value = online.apply(state).times(taken).sum(-1);
    Tensor count = online.apply(state).stopGradient().times(taken).mean(-1);
    return minimize(squaredError(value, goal).plus(count).mean());
  }
}
