package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Two objectives that move some weights of their own and some together; others only follow. */
@Model
@Adam(1e-2)
@WeightAverage(0.9)
final class AveragedObjectives {
  final Layer shared = dense(4).batchNorm();
  final Layer first = dense(1);
  final Layer second = dense(1);
  final Layer target = dense(1);

  Tensor forward(@Shape("N 3") Tensor x) {
    return first.apply(shared.apply(x)).plus(target.apply(shared.apply(x)));
  }

  Objective one(@Shape("N 3") Tensor x) {
    return minimize(first.apply(shared.apply(x)).square().mean()).of(shared, first);
  }

  Objective two(@Shape("N 3") Tensor x) {
    return minimize(second.apply(shared.apply(x)).square().mean()).of(shared, second);
  }

  Update follow() {
    return ema(first, target, 0.5);
  }

  Update reset() {
    return copy(target, first);
  }
}
