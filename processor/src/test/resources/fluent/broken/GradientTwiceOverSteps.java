package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

/** How a recurrent layer goes back is written for any number of steps, but not how that changes. */
@Model
final class GradientTwiceOverSteps {
  // ERROR: [NoGradient] critic/gru cannot be differentiated twice
  // THEN: help: state how many steps there are, such as "N 20 3", or differentiate it once
  final Layer critic = gru(4).then(dense(1));

  Objective learn(@Shape("N T 3") Tensor x) {
    return minimize(gradient(critic.apply(x).sum(), x).square().mean());
  }
}
