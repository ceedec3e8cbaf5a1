package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LabelsBeforeScores {
  final Layer body = dense(64).relu().dense(6);

  Objective learn(@Shape("N 4") Tensor state, @Shape("int32 N") Tensor kind) {
    return minimize(softmaxCrossEntropy(body.apply(state), kind).mean());
  }
}
