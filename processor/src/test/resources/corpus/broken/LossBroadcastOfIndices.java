package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfIndices {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flower, @Shape("int32 N 1") Tensor kind) {
    // ERROR: [LabelDtype] sigmoidCrossEntropy takes a target of numbers, not [int32 N 1]
    // THEN: fix: write softmaxCrossEntropy in place of sigmoidCrossEntropy and put .squeeze(-1) after the 2nd tensor, [int32 N 1]
    return minimize(sigmoidCrossEntropy(body.apply(flower), kind).mean());
  }
}
