package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TransposeAxesOfStepsStatedTwice {
  final Layer body = conv1d(8, 3).relu().globalAvgPool1d().dense(3);

  Tensor forward(@Shape("T N T 12") Tensor x) {
    // ERROR: [TransposeAxes] transpose has the order [1, 0, 2], but its input [T N T 12] has the axes 0 to 3
    // THEN: fix: write @Shape("T N 12") in x
    return body.apply(x.transpose(1, 0, 2));
  }
}
