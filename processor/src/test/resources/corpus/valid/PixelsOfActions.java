package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class PixelsOfActions {
  final Layer body = conv2d(32, 8, o -> o.stride(4)).relu().flatten().dense(512).relu();
  final Layer value = dense(1), advantage = dense(6);

  Objective learn(
      @Shape("N 84 84 4") Tensor frames,
      @Shape("int32 N") Tensor action,
      @Shape("N") Tensor goal) {
    Tensor seen = body.apply(frames);
    Tensor each = advantage.apply(seen);
    Tensor all = value.apply(seen).plus(each.minus(each.meanKeep(-1)));
    return minimize(squaredError(all.times(action.oneHot(6)).sum(1), goal).mean());
  }
}
