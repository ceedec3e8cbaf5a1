package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TransposeAxesOfAnInputWithoutSteps {
  final Layer body = conv1d(8, 3).relu().globalAvgPool1d().dense(3);

  Tensor forward(@Shape("T N 12") Tensor x) {
    return body.apply(x.transpose(1, 0, 2));
  }
}
