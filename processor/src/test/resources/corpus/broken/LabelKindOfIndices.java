package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// indices of classes that exclude each other, where the loss takes a number for each
@Model
final class LabelKindOfIndices {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flowers, @Shape("int32 N") Tensor kinds) {
    // ERROR: [LabelDtype] sigmoidCrossEntropy takes a target of numbers, not [int32 N]
    // THEN: fix: write softmaxCrossEntropy in place of sigmoidCrossEntropy
    return minimize(sigmoidCrossEntropy(body.apply(flowers), kinds).mean());
  }
}
