package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a constant that is called as a size of each run, which is none of its business
@Model
final class ResidualOfALetter {
  static final int N = 1000;
  static final int WIDTH = 32;

  final Layer steps = lstm(WIDTH, o -> o.returnSequences(true));

  Tensor forward(@Shape("N T 8") Tensor series, @Shape("N T WIDTH") Tensor before) {
    return before.plus(steps.apply(series));
  }
}
