package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ThreeCallsInThreeFunctions {
  static final int LAST = 4;

  final Layer body = dense(32).relu().dense(4);
  final State seen = state("4", ZEROS);

  @Inference
  Tensor best(@Shape("N 16") Tensor x) {
    // ERROR: [AxisOutOfRange] argMax(4) names axis 4, but [N 4] has the axes 0 to 1
    // THEN: fix: write LAST = -1 in ThreeCallsInThreeFunctions.java:9
    return body.apply(x).argMax(LAST);
  }

  @Inference
  Tensor windows(@Shape("N 20 3") Tensor x) {
    // ERROR: [SliceBounds] slice cannot take 15 up to 5 of axis 1 of [N 20 3], which is nothing
    // THEN: fix: write slice(1, 5, 15)
    Tensor middle = x.slice(1, 15, 5);
    // ERROR: [TileNumbers] tile has 1 number for the axes of [N 10 3]
    // THEN: fix: write tile(1, 1, 2)
    return middle.tile(2);
  }

  Objective learn(@Shape("N 16") Tensor x, @Shape("N 4") Tensor target) {
    Tensor y = body.apply(x);
    // ERROR: [AxisTwice] mean names axis 0 of [N 4] twice
    // THEN: fix: write mean(0)
    Tensor mean = y.mean(0, -2);
    seen.assign(mean);
    // ERROR: [ReportShape] report takes a scalar, not [N 4]
    // THEN: help: reduce it, such as by .mean()
    return minimize(squaredError(y, target).mean()).report("target", target);
  }
}
