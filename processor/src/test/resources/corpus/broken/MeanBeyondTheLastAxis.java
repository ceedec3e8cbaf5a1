package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MeanBeyondTheLastAxis {
  static final int LAST = -1;

  final Layer body = dense(32).relu().dense(4);
  final State seen = state("4", ZEROS);

  @Inference
  Tensor best(@Shape("N 16") Tensor x) {
    return body.apply(x).argMax(LAST);
  }

  @Inference
  Tensor windows(@Shape("N 20 3") Tensor x) {
    Tensor middle = x.slice(1, 5, 15);
    return middle.tile(1, 1, 2);
  }

  Objective learn(@Shape("N 16") Tensor x, @Shape("N 4") Tensor target) {
    Tensor y = body.apply(x);
    // ERROR: [AxisOutOfRange] mean(3) names axis 3, but [N 4] has the axes 0 to 1
    // THEN: fix: write mean(0)
    Tensor mean = y.mean(3);
    seen.assign(mean);
    return minimize(squaredError(y, target).mean()).report("target", target.mean());
  }
}
