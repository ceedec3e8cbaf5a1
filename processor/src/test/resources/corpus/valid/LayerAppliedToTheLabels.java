package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LayerAppliedToTheLabels {
  final Layer body = dense(32).relu().dense(10);

  Objective learn(@Shape("N 20") Tensor x, @Shape("int32 N") Tensor label) {
    return minimize(softmaxCrossEntropy(body.apply(x), label).mean());
  }
}
