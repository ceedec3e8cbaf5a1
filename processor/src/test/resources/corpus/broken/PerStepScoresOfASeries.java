package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class PerStepScoresOfASeries {
  final Layer body = conv1d(16, 5).relu().dense(3);

  Objective learn(@Shape("N 120 4") Tensor movement, @Shape("int32 N") Tensor activity) {
    // ERROR: [LabelShape] softmaxCrossEntropy needs labels [N 120] for logits [N 120 3], not [N]
    // THEN: fix: put .globalAvgPool1d() before body/dense, PerStepScoresOfASeries.java:9
    // THEN: or put .flatten() before body/dense, PerStepScoresOfASeries.java:9
    return minimize(softmaxCrossEntropy(body.apply(movement), activity).mean());
  }
}
