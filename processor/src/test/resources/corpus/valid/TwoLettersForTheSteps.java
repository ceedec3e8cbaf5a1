package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TwoLettersForTheSteps {
  final Layer score = dense(1);

  Tensor forward(@Shape("N T 5") Tensor x, @Shape("N S 5") Tensor y) {
    return score.apply(x.concat(y, 1));
  }
}
