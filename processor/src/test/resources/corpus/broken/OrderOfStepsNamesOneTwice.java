package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OrderOfStepsNamesOneTwice {
  final Layer body = conv1d(8, 3).relu().globalAvgPool1d().dense(3);

  Tensor forward(@Shape("T N 12") Tensor x) {
    // ERROR: [TransposeAxes] transpose has the order [2, 0, 2], but its input [T N 12] has the axes 0 to 2
    // THEN: fix: write transpose(1, 0, 2)
    return body.apply(x.transpose(2, 0, 2));
  }
}
