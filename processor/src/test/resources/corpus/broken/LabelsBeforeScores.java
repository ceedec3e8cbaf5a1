package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LabelsBeforeScores {
  final Layer body = dense(64).relu().dense(6);

  Objective learn(@Shape("N 4") Tensor state, @Shape("int32 N") Tensor kind) {
    // ERROR: [FloatInput] softmaxCrossEntropy takes scores, floating numbers, not [int32 N]
    // THEN: fix: write body.apply(state), kind in place of kind, body.apply(state)
    return minimize(softmaxCrossEntropy(kind, body.apply(state)).mean());
  }
}
