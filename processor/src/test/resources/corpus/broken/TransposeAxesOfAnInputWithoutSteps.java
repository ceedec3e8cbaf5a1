package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TransposeAxesOfAnInputWithoutSteps {
  final Layer body = conv1d(8, 3).relu().globalAvgPool1d().dense(3);

  Tensor forward(@Shape("N 12") Tensor x) {
    // ERROR: [TransposeAxes] transpose has the order [1, 0, 2], but its input [N 12] has the axes 0 to 1
    // THEN: fix: write @Shape("T N 12") in x
    return body.apply(x.transpose(1, 0, 2));
  }
}
