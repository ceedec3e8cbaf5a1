package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// indices, where the loss takes probabilities
@Model
final class LabelKindOfIndices {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flowers, @Shape("int32 N") Tensor kinds) {
    // ERROR: [LabelDtype] sigmoidCrossEntropy takes a target of numbers, not [int32 N]
    // THEN: fix: put .oneHot(3) after the 2nd tensor, [int32 N]
    return minimize(sigmoidCrossEntropy(body.apply(flowers), kinds).mean());
  }
}
