package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// one label of 0 or 1 an example
@Model
final class LabelKindOfTruths {
  final Layer body = dense(64).relu().dense(1);

  Objective learn(@Shape("N 4") Tensor patients, @Shape("int32 N") Tensor ill) {
    // ERROR: [LabelDtype] sigmoidCrossEntropy takes a target of numbers, not [int32 N]
    // THEN: fix: put .squeeze(-1) after the 1st tensor, [N 1] and put .cast(DType.FLOAT32) after the 2nd tensor, [int32 N]
    return minimize(sigmoidCrossEntropy(body.apply(patients), ill).mean());
  }
}
