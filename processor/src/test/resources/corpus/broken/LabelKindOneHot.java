package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// one-hot labels, where the loss takes indices
@Model
final class LabelKindOneHot {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flowers, @Shape("N 3") Tensor kinds) {
    // ERROR: [LabelDtype] softmaxCrossEntropy needs labels of int32 or int64, class indices, not [N 3]
    // THEN: fix: write softLabelCrossEntropy in place of softmaxCrossEntropy
    return minimize(softmaxCrossEntropy(body.apply(flowers), kinds).mean());
  }
}
