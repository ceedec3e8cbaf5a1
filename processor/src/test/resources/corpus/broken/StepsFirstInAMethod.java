package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StepsFirstInAMethod {
  // WARNING: [AxisOrder] body/conv1d takes [N T C], but its input [T N 12] is [T N C]
  // THEN: fix: remove .transpose(), StepsFirstInAMethod.java:14
  final Layer body = conv1d(8, 3).relu().globalAvgPool1d().dense(3);

  Tensor forward(@Shape("N T 12") Tensor x) {
    return body.apply(x.transpose(1, 0, 2));
  }
}
