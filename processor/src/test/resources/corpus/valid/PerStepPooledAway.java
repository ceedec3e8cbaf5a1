package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class PerStepPooledAway {
  final Layer body = conv1d(16, 5).relu().globalAvgPool1d().dense(3);

  Objective learn(@Shape("N 120 4") Tensor movement, @Shape("int32 N") Tensor activity) {
    return minimize(softmaxCrossEntropy(body.apply(movement), activity).mean());
  }
}
