package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Updates {
  final Layer online = net(), target = net();
  final State steps = state("int64 scalar", ZEROS);

  static Layer net() {
    return dense(4).batchNorm().dense(2);
  }

  Objective learn(@Shape("N 8") Tensor x) {
    steps.assign(steps.plus(1));
    return minimize(online.apply(x).minus(target.apply(x)).square().mean()).of(online);
  }

  Update copyAll() {
    return copy(online, target);
  }

  Update follow() {
    return ema(online, target, 0.99);
  }
}
