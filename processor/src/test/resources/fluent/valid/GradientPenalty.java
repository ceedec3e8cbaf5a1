package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class GradientPenalty {
  final Layer critic = dense(4).tanh().dense(1);

  Objective learn(@Shape("N 8") Tensor x) {
    Tensor score = critic.apply(x);
    Tensor slope = gradient(score.sum(), x);
    return minimize(score.mean().plus(slope.square().mean()));
  }
}
