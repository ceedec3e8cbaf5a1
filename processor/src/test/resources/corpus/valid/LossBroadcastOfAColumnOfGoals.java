package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the value of the action that was taken, and a column of goals
@Model
final class LossBroadcastOfAColumnOfGoals {
  final Layer values = dense(64).relu().dense(4);

  Objective learn(
      @Shape("N 8") Tensor state, @Shape("int32 N") Tensor action, @Shape("N 1") Tensor goal) {
    Tensor value = values.apply(state).pick(action);
    return minimize(huber(value, goal.squeeze(-1)).mean());
  }
}
