package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

/** Five steps are written one after the other. */
@Model
final class GradientTwiceOverSteps {
  final Layer critic = gru(4).then(dense(1));

  Objective learn(@Shape("N 5 3") Tensor x) {
    return minimize(gradient(critic.apply(x).sum(), x).square().mean());
  }
}
