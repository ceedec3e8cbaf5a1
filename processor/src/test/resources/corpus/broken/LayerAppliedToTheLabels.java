package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LayerAppliedToTheLabels {
  // ERROR: [DenseRank] body/dense takes [N ... C], but its input is [N]
  // THEN: fix: write x in place of label, LayerAppliedToTheLabels.java:14
  final Layer body = dense(32).relu().dense(10);

  Objective learn(@Shape("N 20") Tensor x, @Shape("int32 N") Tensor label) {
    return minimize(softmaxCrossEntropy(body.apply(label), label).mean());
  }
}
